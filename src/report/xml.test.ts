import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { xmlDocument } from './xml.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  trimValues: false,
});

test('a parser reads back what was written, whatever the text', () => {
  const text = fc
    .string({ unit: fc.oneof(fc.constantFrom('<', '>', '&', '"', "'", ']]>', '\n', '\t'), fc.string()) })
    .filter((one) => one.trim() !== '');
  fc.assert(
    fc.property(text, text, (attribute, content) => {
      const xml = xmlDocument({ a: { '@b': attribute, '#text': content } });
      expect(XMLValidator.validate(xml)).toBe(true);
      expect(parser.parse(xml).a).toEqual({ '@b': attribute, '#text': content });
    }),
  );
});

test.each([
  ['NUL', '\u0000'],
  ['escape', '\u001b'],
  ['half of a surrogate pair', '\ud83d'],
  ['U+FFFF', '\uffff'],
])('%s is shown as the replacement character', (_, character) => {
  const xml = xmlDocument({ a: { '@b': `x${character}y`, '#text': `x${character}y` } });
  expect(parser.parse(xml).a).toEqual({ '@b': 'x\ufffdy', '#text': 'x\ufffdy' });
});

test('an empty element, and attributes that are "true", are written out', () => {
  expect(xmlDocument({ a: { b: { '@c': 'true' } } })).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<a>\n  <b c="true"/>\n</a>\n',
  );
});
