import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Diagnostic, type LanguageClient, languageClient } from './language-client.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'policy-spec-editor-'));
const head = '# yaml-language-server: $schema=../node_modules/policy-spec/schema/scenarios.schema.json\n';
let client: LanguageClient;

/** The packed package as somebody has it, and the server that editors run for YAML. */
beforeAll(async () => {
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    stdio: 'pipe',
  });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
  const options = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'];
  // The newest that runs on the oldest Node that we support.
  execFileSync('npm', ['install', `./${tarball}`, 'yaml-language-server@1.18.0', ...options], {
    cwd: folder,
    stdio: 'pipe',
  });
  mkdirSync(join(folder, 'scenarios'));
  const server = join(folder, 'node_modules/yaml-language-server/bin/yaml-language-server');
  const settings = { validate: true, completion: true, hover: true, schemaStore: { enable: false } };
  client = languageClient([process.execPath, server, '--stdio'], settings);
  const uri = pathToFileURL(folder).href;
  const textDocument = {
    completion: { completionItem: { snippetSupport: true } },
    hover: { contentFormat: ['markdown'] },
  };
  await client.request('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'project' }],
    capabilities: { textDocument, workspace: { configuration: true } },
  });
  client.notify('initialized', {});
});

afterAll(() => {
  client.end();
  rmSync(folder, { recursive: true, force: true });
});

let documents = 0;
/** Opens a text as a scenario file, and says what the server finds wrong in it. */
async function open(text: string): Promise<{ readonly uri: string; readonly found: readonly Diagnostic[] }> {
  const uri = pathToFileURL(join(folder, `scenarios/${++documents}.yaml`)).href;
  const diagnostics = client.diagnosticsOf(uri);
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
  return { uri, found: await diagnostics };
}

/** What is asked at the bar in a text, which stands for the cursor. */
async function at<Result>(method: string, marked: string): Promise<Result> {
  const before = `${head}${marked}`.slice(0, `${head}${marked}`.indexOf('|'));
  const { uri } = await open(`${head}${marked.replace('|', '')}`);
  const lines = before.split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return await client.request(method, { textDocument: { uri }, position });
}

async function complete(marked: string): Promise<readonly string[]> {
  const { items } = await at<{ items: readonly { label: string }[] }>('textDocument/completion', marked);
  return items.map(({ label }) => label);
}

const scenario = 'policies: p.json\nscenarios:\n  - name: a\n';
const operators = [
  'StringEquals',
  'StringNotEqualsIgnoreCase',
  'NumericLessThanEquals',
  'DateGreaterThan',
  'Bool',
  'BinaryEquals',
  'IpAddress',
  'NotIpAddress',
  'ArnLike',
  'Null',
];

describe('completes', () => {
  it.each<[string, string, readonly string[]]>([
    ['the fields of a file', '|\nscenarios: []\n', ['suite', 'policies', 'layers', 'defaults', 'now']],
    [
      'the fields of a scenario, and what it may state',
      `${scenario}    |\n`,
      [
        'action',
        'resource',
        'principal',
        'context',
        'absent',
        'durationSeconds',
        'resourceAccount',
        'managementAccount',
        'now',
        'matrix',
        'policies',
        'tags',
        'skip',
        'only',
        'description',
        'expect',
        'exactly',
        'never',
        'always',
        'noMoreThan',
        'equivalentTo',
      ],
    ],
    [
      'outcomes',
      `${scenario}    expect: |\n`,
      ['allow', 'deny', 'explicit-deny', 'implicit-deny', 'invalid-request'],
    ],
    [
      'what an expectation says',
      `${scenario}    expect:\n      outcome: allow\n      |\n`,
      ['decidedBy', 'layer'],
    ],
    ['outcomes in an expectation', `${scenario}    expect:\n      outcome: |\n`, ['allow', 'implicit-deny']],
    [
      'layers in an expectation',
      `${scenario}    expect:\n      outcome: deny\n      layer: |\n`,
      ['identity', 'scp', 'endpoint'],
    ],
    ['cases', `${scenario}    expect:\n      - |\n`, ['when', 'otherwise']],
    [
      'outcomes of cases',
      `${scenario}    expect:\n      - when: { action: a }\n        then: |\n`,
      ['allow', 'invalid-request'],
    ],
    [
      'layers',
      'policies:\n  |\nscenarios: []\n',
      [
        'identity',
        'boundary',
        'session',
        'resource',
        'domain',
        'repository',
        'scp',
        'rcp',
        'resourceScp',
        'endpoint',
        'Version',
        'Statement',
      ],
    ],
    [
      'the elements of a statement',
      'policies:\n  Version: "2012-10-17"\n  Statement:\n    - Effect: Allow\n      |\n',
      ['Sid', 'Action', 'NotAction', 'Resource', 'NotResource', 'Principal', 'Condition'],
    ],
    ['effects', 'policies:\n  Version: "2012-10-17"\n  Statement:\n    - Effect: |\n', ['Allow', 'Deny']],
    [
      'operators',
      'policies:\n  Version: "2012-10-17"\n  Statement:\n    - Effect: Allow\n      Action: a:B\n      Condition:\n        |\n',
      [
        ...operators,
        ...operators.slice(0, -1).map((name) => `${name}IfExists`),
        ...operators.map((name) => `ForAnyValue:${name}`),
        ...operators.map((name) => `ForAllValues:${name}`),
      ],
    ],
    ['fields of a matrix', `${scenario}    matrix:\n      |\n`, ['action', 'durationSeconds', 'absent']],
    ['fields of a pattern', `${scenario}    never:\n      |\n`, ['action', 'resource', 'context']],
    ['versions', 'policies:\n  Version: |\n', ['2012-10-17']],
  ])('%s', async (_, marked, expected) => {
    expect(await complete(marked)).toEqual(expect.arrayContaining([...expected]));
  });
});

describe('tells at a glance', () => {
  it.each([
    ['a field', `${scenario}    durat|ionSeconds: 900\n    expect: allow\n`, /lifetime/i],
    ['an outcome', `${scenario}    expect:\n      outc|ome: allow\n`, /nothing allowed it/],
    [
      'an operator',
      'policies:\n  Statement:\n    - Effect: Allow\n      Condition:\n        ForAnyValue:String|Like: { k:a: b }\n',
      /at least one value/i,
    ],
    ['a layer', 'policies:\n  rc|p: p.json\nscenarios: []\n', /The path of a policy file/],
  ])('what %s is', async (_, marked, expected) => {
    const hover = await at<{ contents: { value: string } }>('textDocument/hover', marked);
    expect(hover.contents.value).toMatch(expected);
  });
});

describe('checks', () => {
  it.each<[string, number, RegExp]>([
    ['    expect: alow\n', 5, /Valid values: "allow"/],
    ['    expect: allow\n    durationSecond: 900\n', 6, /durationSecond is not allowed/],
    ['    durationSeconds: "900"\n    expect: allow\n', 5, /Incorrect type/],
    ['    expect: { outcome: allow, layer: idenity }\n', 5, /Valid values: "identity"/],
    ['    action: s3:GetObject\n', 4, /Missing property/],
    [
      '    policies: { Statement: { Effect: Alow, Action: "*" } }\n    expect: allow\n',
      5,
      /Valid values: "Allow", "Deny"/,
    ],
    [
      '    policies:\n      Statement:\n        - Effect: Allow\n          Action: "*"\n          Condition: { StringEqual: { k:a: b } }\n    expect: allow\n',
      9,
      /StringEqual is not allowed/,
    ],
  ])('%j', async (text, line, message) => {
    const { found } = await open(`${head}${scenario}${text}`);
    expect(found.map(({ message: said, range }) => `${range.start.line + 1}: ${said}`).join('\n')).toMatch(
      new RegExp(`^${line}: .*${message.source}`, 'm'),
    );
  });

  it('and finds nothing wrong with what holds', async () => {
    const folders = ['examples', 'spec/conformance', 'spec/readme'].map((one) => join(root, one));
    const files = folders.flatMap((one) =>
      readdirSync(one, { recursive: true, encoding: 'utf8' })
        .filter((file) => (one.endsWith('conformance') ? /\.policy\.yaml$/ : /\.yaml$/).test(file))
        .map((file) => join(one, file)),
    );
    expect(files.length).toBeGreaterThan(40);
    const opened = await Promise.all(
      files.map(async (file) => {
        const text = readFileSync(file, 'utf8').replace(/^# yaml-language-server: .*\n/m, '\n');
        const { found } = await open(head + text);
        return [file, ...found.map(({ message }) => message)];
      }),
    );
    expect(opened.filter(({ length }) => length > 1)).toEqual([]);
  });
});
