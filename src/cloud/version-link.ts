import { isObject } from '../json.ts';
import type { Json } from '../model/json.ts';

/** The ids of the API versions that a discovery document lists; undefined where it is none. */
export function versionsIn(document: Json | undefined): string[] | undefined {
  return entriesOf(document)?.map(({ id }) => id);
}

/**
 * The address of a version, as a discovery document gives it: `{"versions": [{"id", "links": [{"rel", "href"}]}]}`,
 * with the list of Keystone one level deeper. Undefined where there is none on the host that was asked. Only the path of
 * a link counts: behind a TLS terminator or a tunnel services do not know their own scheme and port.
 */
export function versionLink(document: Json | undefined, wanted: RegExp, asked: URL): URL | undefined {
  const hrefs = (entriesOf(document) ?? [])
    .filter(({ id }) => wanted.test(id))
    .flatMap(({ links }) => (Array.isArray(links) ? links : []))
    .flatMap((link) => (isObject(link) && link['rel'] === 'self' ? [String(link['href'])] : []));
  return hrefs
    .map((href) => (URL.canParse(href, asked.href) ? new URL(href, asked) : undefined))
    .filter((url) => url?.hostname === asked.hostname)
    .map((url) => new URL(url?.pathname ?? '', asked.origin))
    .at(0);
}

function entriesOf(document: Json | undefined): { id: string; links: Json | undefined }[] | undefined {
  const listed = isObject(document) ? document['versions'] : undefined;
  const list = isObject(listed) ? listed['values'] : listed;
  if (!Array.isArray(list)) return undefined;
  return list.flatMap((one) => (isObject(one) ? [{ id: String(one['id']), links: one['links'] }] : []));
}
