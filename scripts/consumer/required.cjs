const { requestViolations } = require('vpnaas-conformance/validate');

const [violation] = requestViolations({ ipsec_site_connection: { mtu: 67 } });
if (violation?.clause !== 'request/mtu/minimum') throw new Error('mtu 67 is not refused');
const loaded = Object.keys(require.cache).filter((file) => /[\\/]ajv[\\/]/.test(file));
if (loaded.length > 0) throw new Error(`AJV was loaded: ${loaded[0]}`);
