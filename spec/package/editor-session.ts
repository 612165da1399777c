import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { languageClient } from './language-client.js';
import { install } from './support/install.js';

export interface Completion {
  readonly label: string;
  readonly insertText: string;
}

/** Line and character count from 0, as in the protocol. */
export interface Cursor {
  readonly line: number;
  readonly character: number;
}

export interface EditorSession {
  /** What is wrong with a scenario file, each with its line as people count. */
  readonly check: (text: string) => Promise<readonly string[]>;
  /** What is offered at the bar in a text, which stands for the cursor. */
  readonly complete: (marked: string) => Promise<readonly Completion[]>;
  /** What is shown of the places of a text. */
  readonly hover: (text: string, cursors: readonly Cursor[]) => Promise<readonly string[]>;
  readonly end: () => void;
}

// As README has it, on a first line that nobody counts.
const head = '# yaml-language-server: $schema=../node_modules/policy-spec/schema/scenarios.schema.json\n';

/** The place of the bar in a text, and the text without it. */
export function cursorOf(marked: string): { readonly text: string; readonly cursor: Cursor } {
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  return {
    text: marked.replace('|', ''),
    cursor: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  };
}

/** A project that has the packed package, and the server that editors run for YAML, on a Node that it takes. */
export async function editorSession(tarball: string, node: string): Promise<EditorSession> {
  const folder = mkdtempSync(join(tmpdir(), 'policy-spec-editor-'));
  await install(folder, [tarball, 'yaml-language-server@2.0.0']);
  mkdirSync(join(folder, 'scenarios'));
  const server = join(folder, 'node_modules/yaml-language-server/bin/yaml-language-server');
  const settings = { validate: true, completion: true, hover: true, schemaStore: { enable: false } };
  const client = languageClient([node, server, '--stdio'], settings);
  const root = pathToFileURL(folder).href;
  const textDocument = {
    completion: { completionItem: { snippetSupport: true } },
    hover: { contentFormat: ['markdown'] },
  };
  await client.request('initialize', {
    processId: process.pid,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: 'project' }],
    capabilities: { textDocument, workspace: { configuration: true } },
  });
  client.notify('initialized', {});

  let opened = 0;
  const nextUri = (): string => `${root}/scenarios/${++opened}.yaml`;
  const open = (uri: string, text: string): void =>
    client.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text: head + text },
    });
  const below = ({ line, character }: Cursor): Cursor => ({ line: line + 1, character });

  return {
    check: async (text) => {
      const uri = nextUri();
      const diagnostics = client.diagnosticsOf(uri);
      open(uri, text);
      return (await diagnostics).map(({ message, range }) => `${range.start.line}: ${message}`);
    },
    complete: async (marked) => {
      const uri = nextUri();
      const { text, cursor } = cursorOf(marked);
      open(uri, text);
      const { items } = await client.request<{ readonly items: readonly Completion[] }>(
        'textDocument/completion',
        { textDocument: { uri }, position: below(cursor) },
      );
      return items;
    },
    hover: async (text, cursors) => {
      const uri = nextUri();
      open(uri, text);
      return await Promise.all(
        cursors.map(async (cursor) => {
          const shown = await client.request<{ readonly contents: { readonly value: string } } | null>(
            'textDocument/hover',
            { textDocument: { uri }, position: below(cursor) },
          );
          // Markdown's escapes are not what people see.
          return shown?.contents.value.replaceAll('\\', '') ?? '';
        }),
      );
    },
    end: () => {
      client.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
