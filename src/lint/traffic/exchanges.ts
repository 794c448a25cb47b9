import { child, items, member, type Tree, type TreePath, textOf } from '../read/tree.ts';

/** One request and its answer, as somebody recorded them. */
export interface RecordedExchange {
  readonly method: string;
  readonly url: string;
  readonly requestBody: string | undefined;
  /** Absent where there was no answer. */
  readonly status: number | undefined;
  readonly responseBody: string | undefined;
}

/** An exchange and where in its file it stands. */
export interface FoundExchange extends RecordedExchange {
  readonly path: TreePath;
}

/** The exchanges of a HAR file, of one of its entries, or of a line that `proxy --out` wrote; none for anything else. */
export function exchangesIn(root: Tree): FoundExchange[] {
  const entries = child(member(root, 'log'), 'entries');
  if (entries?.kind === 'array') {
    return items(entries).flatMap((entry, index) => harEntry(entry, ['log', 'entries', index]));
  }
  return member(root, 'requestBody') ? line(root) : harEntry(root, []);
}

function harEntry(entry: Tree, path: TreePath): FoundExchange[] {
  const [request, response] = [member(entry, 'request'), member(entry, 'response')];
  const [method, url] = [textOf(member(request, 'method')), textOf(member(request, 'url'))];
  if (method === undefined || url === undefined) return [];
  const content = member(response, 'content');
  const text = textOf(member(content, 'text'));
  const isBase64 = textOf(member(content, 'encoding')) === 'base64';
  return [
    {
      method,
      url,
      path,
      requestBody: textOf(child(member(request, 'postData'), 'text')),
      status: statusOf(member(response, 'status')),
      responseBody: isBase64 ? Buffer.from(text ?? '', 'base64').toString('utf8') : text,
    },
  ];
}

function line(root: Tree): FoundExchange[] {
  const [method, url] = [textOf(member(root, 'method')), textOf(member(root, 'url'))];
  if (method === undefined || url === undefined) return [];
  return [
    {
      method,
      url,
      path: [],
      requestBody: textOf(member(root, 'requestBody')),
      status: statusOf(member(root, 'status')),
      responseBody: textOf(member(root, 'responseBody')),
    },
  ];
}

/** HAR has 0 where there was no answer. */
function statusOf(tree: Tree | undefined): number | undefined {
  return tree?.kind === 'scalar' && typeof tree.value === 'number' && tree.value > 0 ? tree.value : undefined;
}
