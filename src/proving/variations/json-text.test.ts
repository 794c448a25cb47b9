import { expect, test } from 'vitest';
import { askStrict, named } from '../ask.ts';
import { jsonText } from './json-text.ts';

test.each([
  ['keys-alphabetical', /^\{"ipsec_site_connection":\{"admin_state_up":.*"vpnservice_id":"[^"]+"\}\}$/],
  [
    'keys-reversed',
    /^\{"ipsec_site_connection":\{"vpnservice_id":.*"dpd":\{"timeout":.*"admin_state_up":true\}\}$/,
  ],
  ['pretty-printed', /^\r\n\{\n\t"ipsec_site_connection": \{\n/],
  ['ascii-escapes', /"description":"a\\\/b \\u00e9 \\ud83d\\udd11"/],
])('%s writes the same value as another text', async (name, text) => {
  const ask = askStrict([named(jsonText, name)]);
  const plain = askStrict();
  const update = { description: 'a/b é 🔑' };
  const answer = await ask.put(update);
  expect(answer.text).toMatch(text);
  expect(answer.shown).toEqual((await plain.put(update)).shown);
});
