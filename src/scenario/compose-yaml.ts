import { Composer, type CST, type Document, Parser, type YAMLError } from 'yaml';
import { maximumDepth } from '../iam/document/json.js';
import type { Offset } from '../iam/document/node.js';
import type { PlacedFault } from './fault.js';
import { yamlError } from './yaml-error.js';

/**
 * The one document of the text, and whatever keeps it from being one. The package's check for duplicate keys is
 * quadratic: it is off, and ours comes later.
 */
export function composeYaml(text: string, faults: PlacedFault[]): Document.Parsed | undefined {
  const composer = new Composer({ version: '1.2', schema: 'core', merge: false, uniqueKeys: false });
  const documents: Document.Parsed[] = [];
  let begun = 0;
  for (const token of new Parser().parse(text)) {
    if (token.type === 'directive') faults.push({ fault: { code: 'yaml-directive' }, at: token.offset });
    if (token.type === 'document' && ++begun > 1)
      faults.push({ fault: { code: 'yaml-several-documents' }, at: token.offset });
    const deep = tooDeep(token);
    if (deep !== undefined) faults.push({ fault: { code: 'too-deep', limit: maximumDepth }, at: deep });
    if (faults.length > 0) return undefined;
    for (const document of composer.next(token)) documents.push(document);
  }
  for (const document of composer.end(true, text.length)) documents.push(document);
  const document = documents[0];
  if (document !== undefined) for (const fault of syntaxFaults(document)) faults.push(fault);
  return document;
}

/**
 * Where a document is nested too deep, level by level. The package goes as deep as the stack does, and at its end not every error can be
 * caught: some end the process.
 */
function tooDeep(token: CST.Token): Offset | undefined {
  let level: readonly (CST.Token | null | undefined)[] = token.type === 'document' ? [token.value] : [];
  for (let depth = 0; level.length > 0; depth++) {
    const collections = level.filter(hasItems);
    if (depth > maximumDepth && collections.length > 0) return collections[0]?.offset;
    level = collections.flatMap(({ items }) => items.flatMap(({ key, value }) => [key, value]));
  }
  return undefined;
}

type Items = { readonly items: readonly { readonly key?: CST.Token | null; readonly value?: CST.Token }[] };

function hasItems(token: CST.Token | null | undefined): token is CST.Token & Items {
  return token !== null && token !== undefined && 'items' in token;
}

/** Every bare star, but of the other errors only the first: the rest mostly follow from it. */
function syntaxFaults(document: Document.Parsed): readonly PlacedFault[] {
  const errors = [...document.errors].sort((a, b) => a.pos[0] - b.pos[0]);
  const first = errors.find((error) => !isBareStar(error));
  return errors
    .filter((error) => isBareStar(error) || error === first)
    .map((error) => faultOf(error, document));
}

function isBareStar({ code, message }: YAMLError): boolean {
  return code === 'BAD_ALIAS' && message.startsWith('Alias cannot be');
}

function faultOf(error: YAMLError, document: Document): PlacedFault {
  const [at] = error.pos;
  if (isBareStar(error)) return { fault: { code: 'yaml-bare-star' }, at };
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return { fault: { code: 'yaml-tab' }, at };
    case 'TAG_RESOLVE_FAILED':
      return { fault: { code: 'yaml-tag', tag: /!\S*/.exec(error.message)?.[0] ?? '!' }, at };
    case 'RESOURCE_EXHAUSTION':
      return { fault: { code: 'too-deep', limit: maximumDepth }, at };
    default: {
      const { detail, at: place } = yamlError(error, document);
      return { fault: { code: 'yaml-syntax', detail }, at: place };
    }
  }
}
