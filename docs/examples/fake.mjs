import { startReferenceServer } from 'vpnaas-conformance/reference';

const server = await startReferenceServer({ faults: ['mtu-67-accepted'] });
console.log(server.url, server.connections.ipv4);
await server.close();
