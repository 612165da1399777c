import { type Document, type Node, visit, type YAMLError } from 'yaml';

export interface YamlError {
  readonly detail: string;
  readonly at: number;
}

/** What the package says of text that is no YAML, in words for those who do not know its grammar, and where to look. */
export function yamlError(error: YAMLError, document: Document): YamlError {
  const [at] = error.pos;
  const unclosed = isUnclosed(error) ? openBefore(document, at) : undefined;
  if (unclosed !== undefined) return unclosed;
  return { detail: wordsOf(error) ?? error.message.replace(/\s+/g, ' '), at };
}

function isUnclosed({ message }: YAMLError): boolean {
  return message.startsWith('Missing closing') || /^Flow (?:map|sequence) .* end with a [\]}]$/.test(message);
}

/** The package notices at the end of the text; what helps is where the innermost began. */
function openBefore(document: Document, end: number): YamlError | undefined {
  let open: YamlError | undefined;
  const see = (node: Node & { readonly flow?: boolean; readonly type?: string }): void => {
    const [at, nodeEnd] = node.range ?? [0, -1];
    if (at > end || nodeEnd < end) return;
    if (node.type?.startsWith('QUOTE') === true)
      open = {
        detail: `the text in ${node.type.slice(6).toLowerCase()} quotes that begins here has no end`,
        at,
      };
    else if (node.flow === true)
      open = { detail: 'what is opened here is not closed before the next key or the end', at };
  };
  visit(document, { Scalar: (_, node) => see(node), Collection: (_, node) => see(node) });
  return open;
}

function wordsOf({ code, message }: YAMLError): string | undefined {
  switch (code) {
    case 'MULTILINE_IMPLICIT_KEY':
      return expectedKey;
    case 'MISSING_CHAR':
      if (message.startsWith('Implicit map keys')) return expectedKey;
      return message.startsWith('Sequence item')
        ? 'the line is indented neither like the keys above it nor like the items of their list'
        : undefined;
    case 'BAD_INDENT':
      return /^All (?:mapping|sequence) items/.test(message)
        ? 'the line is indented otherwise than those that it goes on from'
        : undefined;
    case 'BLOCK_AS_IMPLICIT_KEY':
      return message.startsWith('Nested')
        ? 'a second key follows in this value: put a value with ": " in quotes, and indent keys alike'
        : 'a list begins where a key is expected';
    case 'BLOCK_IN_FLOW':
      return 'a second key follows in this value: a comma goes between the members of { }';
    case 'BAD_SCALAR_START':
      return `text cannot begin with ${message.at(-1)}: put it in quotes`;
    case 'UNEXPECTED_TOKEN':
      return message.endsWith('at node end')
        ? 'the value ends before this: nothing may follow it'
        : undefined;
    case 'KEY_OVER_1024_CHARS':
      return 'a key has at most 1024 characters';
    default:
      return undefined;
  }
}

const expectedKey = 'a key, a colon and a space are expected here, as in "name: value"';
