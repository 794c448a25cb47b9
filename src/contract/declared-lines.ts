import { isMap, isPair, isScalar, LineCounter, type Node, type Pair, parseDocument, visit } from 'yaml';

const operation = ['paths', '/v2.0/vpn/ipsec-site-connections/{connection_id}', 'put'];
const examples = {
  'request-example': [...operation, 'requestBody', 'content', 'application/json', 'examples', 'page'],
  'response-example': [...operation, 'responses', '200', 'content', 'application/json', 'examples', 'page'],
};

/**
 * Where `spec/openapi.yaml` declares each row of the page (the first object that has it as its `x-source`) and each example:
 * lines from 1, by anchor.
 */
export function declaredLines(text: string): Readonly<Record<string, number>> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const lineOf = (node: Node) => counter.linePos(node.range?.[0] ?? 0).line;
  const found: Record<string, number> = {};
  visit(document, {
    Map(_, map, ancestors) {
      const anchor = map.get('x-source');
      if (typeof anchor !== 'string') return;
      const above = ancestors.at(-1);
      found[anchor] ??= lineOf(isNamed(above) ? above.key : map);
    },
  });
  for (const [anchor, path] of Object.entries(examples)) {
    const above = document.getIn(path.slice(0, -1));
    const pair = isMap(above)
      ? above.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
      : undefined;
    if (isNamed(pair)) found[anchor] = lineOf(pair.key);
  }
  return found;
}

function isNamed(node: unknown): node is Pair<Node> {
  return isPair(node) && isScalar(node.key);
}
