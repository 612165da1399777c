import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Import {
  /** The file that imports, from the root of the project. */
  readonly from: string;
  /** A file of the project, or the name of a package. */
  readonly to: string;
  /** Erased by the compiler: nothing is loaded for it. */
  readonly typeOnly: boolean;
}

const files = ['src', 'matchers'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);
const textOf = new Map(files.map((file) => [file, withoutComments(readFileSync(join(root, file), 'utf8'))]));
const imports = files.flatMap(importsOf);
const show = ({ from, to }: Import) => `${from} -> ${to}`;

/** Comments may name what code may not. They stand on lines of their own; a glob in a string is no comment. */
function withoutComments(text: string): string {
  return text.replaceAll(/^\s*\/\*[\s\S]*?\*\//gm, '').replaceAll(/^\s*\/\/.*$/gm, '');
}

function importsOf(from: string): Import[] {
  const text = textOf.get(from) ?? '';
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?([^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm);
  const dynamic = text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g);
  return [
    ...[...statements].map(([, type, names = '', to = '']) => ({
      from,
      to: resolve(from, to),
      typeOnly: type !== undefined || onlyTypes(names),
    })),
    ...[...dynamic].map(([, to = '']) => ({ from, to: resolve(from, to), typeOnly: false })),
  ];
}

/** `{ type A, type B } from` */
function onlyTypes(names: string): boolean {
  const list = /^\{([\s\S]*)\}\s+from\s+$/.exec(names)?.[1];
  const parts =
    list
      ?.split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '') ?? [];
  return parts.length > 0 && parts.every((part) => part.startsWith('type '));
}

function resolve(from: string, to: string): string {
  return to.startsWith('.') ? relative(root, join(root, dirname(from), to)).replace(/\.js$/, '.ts') : to;
}

const inside = (folder: string) => (file: string) => file.startsWith(`${folder}/`);
const isPackage = (to: string) =>
  !to.startsWith('src/') && !to.startsWith('matchers/') && to !== 'package.json';

it('sees the imports', () => {
  expect(files.length).toBeGreaterThan(80);
  expect(imports.filter(({ typeOnly }) => typeOnly).length).toBeGreaterThan(50);
  expect(imports.map(show)).toContain('src/iam/evaluate/applies.ts -> src/iam/compile/compile-resources.ts');
  expect(imports.map(show)).toContain('src/api/policy.ts -> src/iam/document/json.ts');
});

test('every import of a file names a file that is there', () => {
  const known = new Set([...files, 'package.json']);
  expect(imports.filter(({ to }) => !isPackage(to) && !known.has(to)).map(show)).toEqual([]);
});

describe('the order of the house: each imports only what stands to its left', () => {
  const order = [
    'iam',
    'service',
    'api',
    'scenario',
    'mutation',
    'near-miss',
    'generation',
    'report',
    'source',
    'plugin',
    'cli',
  ];
  const place = (file: string) => order.indexOf(file.split('/')[1] ?? '');

  it('knows every folder of src', () => {
    const folders = new Set(
      files
        .filter(inside('src'))
        .filter((file) => file.split('/').length > 2)
        .map((file) => file.split('/')[1]),
    );
    expect([...folders].sort()).toEqual([...order].sort());
  });

  it.each(order)('%s', (folder) => {
    const wrong = imports.filter(
      ({ from, to }) => inside(`src/${folder}`)(from) && inside('src')(to) && place(to) > place(from),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it('src/index.ts is for users, and nothing inside uses it', () => {
    expect(imports.filter(({ from, to }) => to === 'src/index.ts' && inside('src')(from)).map(show)).toEqual(
      [],
    );
  });

  it('nothing in src uses matchers', () => {
    expect(imports.filter(({ from, to }) => inside('src')(from) && inside('matchers')(to)).map(show)).toEqual(
      [],
    );
  });
});

describe('src/iam', () => {
  const order = [
    'diagnostic.ts',
    'document',
    'value',
    'operator',
    'compile',
    'evaluate',
    'analyze',
    'mutate',
    'explain',
  ];
  const place = (file: string) => order.indexOf(file.split('/')[2] ?? '');

  it('imports nothing from outside it, not even of Node', () => {
    expect(
      imports.filter(({ from, to }) => inside('src/iam')(from) && !inside('src/iam')(to)).map(show),
    ).toEqual([]);
  });

  it('uses nothing that only one kind of machine has', () => {
    const globals =
      /\b(?:process|console|Buffer|globalThis|require|setTimeout|setInterval|performance|fetch|crypto|window)\b\s*[.([]/;
    const clock =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|toLocale|localeCompare|\bIntl\b|getTimezoneOffset|\.getFullYear|\.getHours/;
    for (const file of files.filter((one) =>
      ['src/iam', 'src/service', 'src/api'].some((folder) => inside(folder)(one)),
    )) {
      const text = textOf.get(file) ?? '';
      expect([file, globals.exec(text)?.[0], clock.exec(text)?.[0]]).toEqual([file, undefined, undefined]);
    }
  });

  it('has its own order; nearest.ts and memo.ts stand beside it and import nothing', () => {
    const isBeside = (file: string) => file === 'src/iam/nearest.ts' || file === 'src/iam/memo.ts';
    expect(imports.filter(({ from }) => isBeside(from)).map(show)).toEqual([]);
    const wrong = imports.filter(({ from, to, typeOnly }) => {
      if (!inside('src/iam')(from) || isBeside(to) || typeOnly) return false;
      return place(to) === -1 || place(to) > place(from);
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it('looks to the right only for types, and only here', () => {
    const right = imports.filter(
      ({ from, to, typeOnly }) => typeOnly && inside('src/iam')(from) && place(to) > place(from),
    );
    // A diagnostic says where something is, and of which layer; that is what documents are made of.
    expect(right.map(show)).toEqual([
      'src/iam/diagnostic.ts -> src/iam/document/node.ts',
      'src/iam/diagnostic.ts -> src/iam/document/policy.ts',
      'src/iam/diagnostic.ts -> src/iam/document/source-text.ts',
    ]);
  });
});

describe('packages', () => {
  const users = (name: RegExp) => [
    ...new Set(imports.filter(({ to }) => isPackage(to) && name.test(to)).map(({ from }) => from)),
  ];
  const outside = (list: readonly string[], folders: readonly string[]) =>
    list.filter((file) => !folders.some((folder) => inside(folder)(file)));

  it('only scenario uses yaml', () => {
    expect(outside(users(/^yaml(?:\/|$)/), ['src/scenario'])).toEqual([]);
    expect(users(/^yaml$/)).not.toEqual([]);
  });

  it('only source, plugin and cli use what Node has', () => {
    expect(outside(users(/^node:/), ['src/source', 'src/plugin', 'src/cli'])).toEqual([]);
  });

  it('each other one has one place', () => {
    expect(outside(users(/^tinyglobby$/), ['src/source'])).toEqual([]);
    expect(outside(users(/^chokidar$/), ['src/cli/watch'])).toEqual([]);
    expect(outside(users(/^picomatch$/), ['src/plugin'])).toEqual([]);
  });

  it('there are no others', () => {
    const names = new Set(
      imports.filter(({ to }) => isPackage(to) && !to.startsWith('node:')).map(({ to }) => to),
    );
    expect([...names].sort()).toEqual([
      '@jest/globals',
      'chokidar',
      'picomatch',
      'tinyglobby',
      'vitest',
      'vitest/config',
      'yaml',
    ]);
  });

  it('what Node has is imported as node:', () => {
    expect(
      imports
        .filter(({ to }) => /^(?:fs|path|url|util|os|process|module|child_process)(?:\/|$)/.test(to))
        .map(show),
    ).toEqual([]);
  });

  it('only cli and plugin use process and console', () => {
    const uses = files.filter((file) =>
      /\b(?:process|console)\s*[.[]|from 'node:(?:process|console)'/.test(textOf.get(file) ?? ''),
    );
    expect(outside(uses, ['src/cli', 'src/plugin'])).toEqual([]);
    expect(uses).not.toEqual([]);
  });
});

describe('matchers', () => {
  const own = imports.filter(({ from }) => inside('matchers')(from));

  it('use src/index.ts and each other, as a user would', () => {
    const wrong = own.filter(
      ({ to }) =>
        to !== 'src/index.ts' && to !== 'vitest' && to !== '@jest/globals' && !inside('matchers')(to),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it('use vitest and Jest where they are registered alone', () => {
    expect(own.filter(({ to }) => to === 'vitest').map(({ from }) => from)).toEqual(['matchers/vitest.ts']);
    expect(own.filter(({ to }) => to === '@jest/globals').map(({ from }) => from)).toEqual([
      'matchers/jest.ts',
    ]);
    expect(imports.filter(({ to }) => to.startsWith('@vitest/')).map(show)).toEqual([]);
  });
});

test('imports have no cycles, type imports aside', () => {
  const next = new Map(
    files.map((file) => [
      file,
      imports.filter(({ from, typeOnly }) => from === file && !typeOnly).map(({ to }) => to),
    ]),
  );
  const state = new Map<string, 'open' | 'closed'>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'open') cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    if (state.has(file)) return;
    state.set(file, 'open');
    for (const to of next.get(file) ?? []) visit(to, [...path, file]);
    state.set(file, 'closed');
  };
  for (const file of files) visit(file, []);
  expect(cycles.join('\n')).toBe('');
});

describe('the style of every file', () => {
  const written = files.filter((file) => !file.includes('/generated/'));
  const having = (pattern: RegExp) => written.filter((file) => pattern.test(textOf.get(file) ?? ''));

  test.each<[string, RegExp]>([
    ['no any', /(?::|<|\bas|,|\||&|=>|\bextends)\s*any\b(?!\w|\s*[':])/],
    ['no default export', /^export\s+default\b|\bas default\b/m],
    ['no enum', /^\s*(?:export\s+)?(?:declare\s+)?(?:const\s+)?enum\s/m],
    ['no namespace but a declared one', /^(?:export\s+)?namespace\s/m],
    ['no unchecked import', /\brequire\(/],
    ['no silenced compiler', /@ts-(?:ignore|nocheck|expect-error)/],
  ])('%s', (_, pattern) => {
    expect(having(pattern)).toEqual([]);
  });

  it('imports a file with its ending, never a folder', () => {
    const relativeImports = written.flatMap((file) =>
      [
        ...(textOf.get(file) ?? '').matchAll(
          /from\s+'(\.[^']*)'|import\(\s*'(\.[^']*)'|^import\s+'(\.[^']*)'/gm,
        ),
      ].map(([, one, two, three]) => one ?? two ?? three ?? ''),
    );
    expect(relativeImports.filter((to) => !/\.(?:js|json)$/.test(to))).toEqual([]);
  });

  it('has file names in kebab-case', () => {
    expect(files.filter((file) => !/^[a-z0-9/-]+(?:\.d)?\.ts$/.test(file))).toEqual([]);
  });

  it('is short: mostly under 100 lines, few over 250', () => {
    const lines = written.map((file) => readFileSync(join(root, file), 'utf8').split('\n').length);
    expect(lines.filter((count) => count <= 100).length / lines.length).toBeGreaterThan(0.6);
    expect(written.filter((_, index) => (lines[index] ?? 0) > 250)).toEqual([]);
  });
});
