import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';

/** TypeScript declarations of both bodies. @param schemas by the name of the type, in plain JSON Schema */
export function typeDeclarations(schemas: Readonly<Record<string, JsonObject>>, about: string): string {
  const types = Object.entries(schemas).map(
    ([name, schema]) => `export type ${name} = ${typeOf(schema, '')};\n`,
  );
  return [`/** ${about} */\n`, ...types].join('\n');
}

function typeOf(schema: Json, indent: string): string {
  if (!isObject(schema)) return 'unknown';
  const { enum: members, type, items } = schema;
  if (Array.isArray(members)) return members.map((one) => JSON.stringify(one)).join(' | ');
  if (isObject(schema['properties'])) return objectOf(schema, schema['properties'], indent);
  if (type === undefined) return 'unknown';
  return [type]
    .flat()
    .map((word) =>
      word === 'array' ? `${typeOf(items ?? {}, indent)}[]` : (words[String(word)] ?? 'unknown'),
    )
    .join(' | ');
}

const words: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
  object: '{ [name: string]: unknown }',
};

function objectOf(schema: JsonObject, properties: JsonObject, indent: string): string {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const inner = `${indent}  `;
  const lines = Object.entries(properties).flatMap(([name, one]) => {
    const says = isObject(one) ? one['description'] : undefined;
    return [
      ...(typeof says === 'string' ? [`${inner}/** ${says.replaceAll('*/', '* /')} */`] : []),
      `${inner}${name}${required.includes(name) ? '' : '?'}: ${typeOf(one, inner)};`,
    ];
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}
