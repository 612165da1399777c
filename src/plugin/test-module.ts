import type { Node } from '../iam/document/node.js';
import { memberOf } from '../iam/document/node.js';
import { positionAt, type SourceText } from '../iam/document/source-text.js';

interface Parts {
  readonly source: SourceText;
  /** The scenario file as it was read; undefined where that failed. */
  readonly document: Node | undefined;
  /** What imports the policies that it uses. */
  readonly policies: readonly string[];
  /** The module that makes tests of it, and what is handed over to it, as JSON. */
  readonly runtime: string;
  readonly given: string;
}

/**
 * A test module in which each scenario stands on the line on which it stands in its file: so no source map is needed for
 * the lines of the tests to be those of the file.
 */
export function testModule({ source, document, policies, runtime, given }: Parts): string {
  const imports = [
    "import { describe as $describe, test as $test } from 'vitest';",
    `import { openSuite as $open } from ${JSON.stringify(runtime)};`,
    // Never called: nothing is loaded, but what runs when one of them changes is known.
    `() => [${policies.map((policy) => `import(${JSON.stringify(policy)})`).join(', ')}];`,
  ].join(' ');
  const lines = [`${imports} const $ = await $open(${given}, $describe, $test); $.suite(() => {`];
  scenariosIn(document).forEach((node, index) => {
    const { line } = positionAt(source, node.at);
    while (lines.length < line) lines.push('');
    lines[line - 1] += ` $.scenario(${index}, ($) => $());`;
  });
  return `${lines.join('\n')} });\n`;
}

function scenariosIn(document: Node | undefined): readonly Node[] {
  const list = document?.kind === 'object' ? memberOf(document, 'scenarios')?.value : undefined;
  return list?.kind === 'array' ? list.items : [];
}
