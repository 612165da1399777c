// Compiles schema/scenarios.schema.json into a validator that needs no ajv at run time.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';

type Schema = { readonly [keyword: string]: unknown };

const schemaFile = new URL('../schema/scenarios.schema.json', import.meta.url);
const outputFile = new URL('../src/scenario/generated/validate-scenarios.ts', import.meta.url);

const schema = withoutPolicyGrammar(
  JSON.parse(readFileSync(schemaFile, 'utf8'), (key, value) =>
    isAnnotation(key, value) ? undefined : value,
  ) as Schema,
);
const ajv = new Ajv({
  allErrors: true,
  strict: true,
  strictRequired: false,
  strictTypes: false,
  // A length in code units is enough here and spares the generated code an import from ajv.
  unicode: false,
  logger: false,
  messages: false,
  inlineRefs: false,
  code: { source: true, esm: true, lines: true },
});
const code = standalone.default(ajv, { validate: addTo(ajv) });
if (/\brequire\(|^import /m.test(code))
  throw new Error('the generated validator imports something at run time');

mkdirSync(new URL('.', outputFile), { recursive: true });
writeFileSync(
  outputFile,
  [
    '// Generated from schema/scenarios.schema.json by scripts/compile-schema.ts. Not to be edited.',
    '// @ts-nocheck',
    withoutCopies(code)
      .replace(/^"use strict";/, '')
      .replace(/export default .*;/, ''),
    'function append(all, more) {\nfor (const one of more) all.push(one);\nreturn all;\n}',
    '/** The names that the objects of a scenario file take, by the names of their definitions. */',
    `export const knownNames = new Map(${JSON.stringify([...knownNames()])});`,
    '',
  ].join('\n'),
);
console.error(`wrote ${fileURLToPath(outputFile)}`);

/** The errors of each part are added to those found so far: copying all of them each time takes forever in a large file. */
function withoutCopies(generated: string): string {
  return generated.replaceAll(/\bvErrors\.concat\(([\w.]+)\)/g, 'append(vErrors, $1)');
}

/** What is for editors alone. A property may be named `description` too: its value is an object, not text. */
function isAnnotation(key: string, value: unknown): boolean {
  return ((key === 'title' || key === 'description') && typeof value === 'string') || key === 'examples';
}

/** At run time an inline document is only told from layers: parsing it gives better messages than a schema could. */
function withoutPolicyGrammar(full: Schema): Schema {
  const definitions = { ...(full['definitions'] as Record<string, Schema>) };
  const elements = ['Statement', 'Version', 'Id'].map((element) => ({ required: [element] }));
  definitions['policyDocument'] = { type: 'object', anyOf: elements };
  for (const unused of ['statement', 'texts', 'statementPrincipal', 'condition', 'conditionKeys'])
    delete definitions[unused];
  return { ...full, definitions };
}

function addTo(target: Ajv): string {
  target.addSchema(schema, 'scenarios');
  return 'scenarios';
}

/** Of the objects that refuse unknown names. */
function* knownNames(): Generator<readonly [string, readonly string[]]> {
  yield ['file', namesOf(schema)];
  for (const [name, definition] of Object.entries(schema['definitions'] as Record<string, Schema>)) {
    const branches = (definition['anyOf'] as Schema[] | undefined) ?? [definition];
    for (const branch of branches)
      if (branch['additionalProperties'] === false) yield [name, namesOf(branch)];
  }
}

function namesOf(object: Schema): readonly string[] {
  return Object.keys((object['properties'] as object | undefined) ?? {});
}
