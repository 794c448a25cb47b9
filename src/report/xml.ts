import Builder from 'fast-xml-builder';

/** An element: attributes under names that begin with `@`, its text as `#text`, children by name, in this order. */
export interface XmlElement {
  readonly [name: string]: string | number | XmlElement | readonly XmlElement[] | undefined;
}

/** What XML 1.0 (section 2.2) has no place for, not even escaped; lone surrogates are among it. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const writable = (_name: string, value: unknown) => String(value).replaceAll(forbidden, '\ufffd');

const builder = new Builder({
  attributeNamePrefix: '@',
  ignoreAttributes: false,
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  format: true,
  attributeValueProcessor: writable,
  tagValueProcessor: writable,
});

/** An XML document, indented. A character that XML cannot carry becomes U+FFFD. @param root its one element, by name */
export function xmlDocument(root: XmlElement): string {
  return builder.build({ '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, ...root });
}
