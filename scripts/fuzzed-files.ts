import fc from 'fast-check';

/** A file that nobody wrote. */
export interface FuzzedFile {
  readonly file: string;
  readonly text: string;
}

const shards = [
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '"',
  "'",
  '&a ',
  '*a',
  '<<: ',
  '- ',
  '? ',
  '!!binary ',
  '|\n',
  '# ',
  '\n',
  '\t',
  '\r\n',
  '\u0000',
  '\ufeff',
  '\ud800',
  'null',
  '.inf',
  '1e999',
  '-0',
  '99999999999999999999',
  '__proto__',
  'constructor',
  'toString',
  '$ref: "#"',
  '"$ref": "#/components/schemas/Update"',
  'allOf',
  'anyOf',
  'not',
  '$id',
  '$dynamicRef',
  'pattern: "^(a+)+$"',
  '"pattern": "^(a+)+$", ',
  '"pattern": "(", ',
  'minimum',
  'type',
  'enum: []',
  'openapi: 3.0.0',
  'ipsec_site_connection',
  'default: 5',
  'items: [{}]',
  'required: [a, a]',
  'multipleOf: 0',
  'minLength: -1',
  'nullable: true',
];

/** Samples with pieces cut out, doubled and put in; samples with other values; and texts of nothing but such pieces. */
export function fuzzedFiles(samples: readonly FuzzedFile[]): fc.Arbitrary<FuzzedFile> {
  const shard = fc.oneof(fc.constantFrom(...shards), fc.string({ maxLength: 12 }));
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    drop: fc.oneof(fc.constant(0), fc.nat({ max: 12 }), fc.nat({ max: 200 })),
    put: fc.oneof(shard, fc.constantFrom('', 'x', '5', ': ', '"')),
    again: fc.constantFrom(0, 0, 0, 1, 2),
  });
  const mutated = fc
    .tuple(fc.constantFrom(...samples), fc.array(edit, { minLength: 1, maxLength: 3 }))
    .map(([{ file, text }, edits]) => ({ file, text: edits.reduce(changed, text) }));
  const random = fc.record({
    file: fc.constantFrom('a.yaml', 'a.json', 'a.jsonl', 'a.har', 'a'),
    text: fc.array(shard, { maxLength: 60 }).map((pieces) => pieces.join('')),
  });
  const swap = fc.record({ at: fc.nat({ max: 400 }), by: fc.oneof(shard, fc.jsonValue({ maxDepth: 2 })) });
  const restructured = fc
    .tuple(
      fc.constantFrom(...samples.filter(({ file }) => /\.(json|har)$/.test(file))),
      fc.array(swap, { minLength: 1, maxLength: 4 }),
    )
    .map(([{ file, text }, swaps]) => ({ file, text: swapped(text, swaps) }));
  return fc.oneof({ weight: 3, arbitrary: restructured }, { weight: 3, arbitrary: mutated }, random);
}

/** A JSON text in which some values, counted from the innermost, are others. */
function swapped(text: string, swaps: readonly { readonly at: number; readonly by: unknown }[]): string {
  let visited = 0;
  const value: unknown = JSON.parse(text, (_, one: unknown) => {
    const swap = swaps.find(({ at }) => at === visited);
    visited++;
    return swap ? swap.by : one;
  });
  return JSON.stringify(value) ?? 'null';
}

function changed(
  text: string,
  { at, drop, put, again }: { at: number; drop: number; put: string; again: number },
): string {
  const start = Math.floor(at * text.length);
  const piece = text.slice(start, start + drop);
  return text.slice(0, start) + piece.repeat(again) + put + text.slice(start + drop);
}
