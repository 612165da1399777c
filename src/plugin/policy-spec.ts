import { isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import picomatch from 'picomatch';
import { readDocument } from '../scenario/read-document.js';
import { isCi } from '../source/is-ci.js';
import { loadSuite } from '../source/load-suites.js';
import { policyLoader } from '../source/policy-loader.js';
import { readFile } from '../source/read-file.js';
import type { PolicySpecOptions, TestOptions } from './options.js';
import { scenarioGlobs } from './scenario-globs.js';
import { testModule } from './test-module.js';

/** As much of the configuration of Vite and vitest as is looked at here. */
interface Config {
  readonly test?: {
    readonly include?: readonly string[];
    readonly includeTaskLocation?: boolean;
  };
}

/** As much of Vite's graph of modules as is used here. */
interface HookContext {
  readonly environment?: {
    readonly moduleGraph: {
      getModuleById(id: string): object | undefined;
      updateModuleInfo(
        module: object,
        imported: ReadonlySet<string>,
        bindings: null,
        accepted: ReadonlySet<string>,
        exports: null,
        accepting: false,
      ): Promise<unknown>;
    };
  };
}

/**
 * A Vite plugin that makes scenario files test files of vitest (4 and 5). What `test.include` names is kept beside them.
 */
export function policySpec(options: PolicySpecOptions = {}): { readonly name: string } {
  const { include = scenarioGlobs, strict = false, work } = options;
  const isScenarioFile = picomatch(include);
  const policiesOf = new Map<string, ReadonlySet<string>>();
  let root = process.cwd();

  const isTests = (id: string): boolean => {
    const shown = relative(root, id).split(sep).join('/');
    const isElsewhere = shown.startsWith('../') || /(?:^|\/)(?:node_modules|\.[^/]*)\//.test(shown);
    return !id.includes('?') && !isElsewhere && isScenarioFile(shown);
  };
  const plugin = {
    name: 'policy-spec',
    enforce: 'pre',
    async config({ test = {} }: Config) {
      const { configDefaults } = await import('vitest/config');
      return {
        test: {
          include: [...(test.include === undefined ? configDefaults.include : []), ...include],
          // Lines of the YAML in the reports, and `file.yaml:12`.
          ...(test.includeTaskLocation === undefined && { includeTaskLocation: true }),
          // Neither scenarios nor policies are code, whatever `coverage.include` says.
          coverage: { exclude: [...include, '**/*.{json,yaml,yml}'] },
        },
      };
    },
    configResolved(config: { readonly root: string }) {
      root = config.root;
    },
    // A policy is known by its file also while it is not there.
    resolveId(id: string, importer: string | undefined) {
      return importer !== undefined && isTests(importer) && isAbsolute(id) ? id : undefined;
    },
    load: {
      order: 'pre',
      async handler(id: string) {
        if (!isTests(id)) return undefined;
        const { code, policies } = await readTests(id, { root, strict, work });
        policiesOf.set(id, policies);
        // Whatever the name of the file says.
        return { code, moduleType: 'js', map: null };
      },
    },
    transform: {
      order: 'pre',
      async handler(this: HookContext, _code: string, id: string) {
        // Of what is called JSON Vite takes it that it imports nothing.
        const policies = id.endsWith('.json') ? policiesOf.get(id) : undefined;
        const graph = this.environment?.moduleGraph;
        const module = policies && graph?.getModuleById(id);
        if (policies !== undefined && module !== undefined)
          await graph?.updateModuleInfo(module, policies, null, new Set(), null, false);
      },
    },
  };
  return plugin;
}

const runtime = fileURLToPath(new URL('./runtime.js', import.meta.url));

interface Tests {
  readonly code: string;
  readonly policies: ReadonlySet<string>;
}

async function readTests(file: string, options: TestOptions): Promise<Tests> {
  const { root } = options;
  const ci = isCi(process.env);
  const { policies } = await loadSuite(file, root, ci, policyLoader(root));
  const source = { text: readFile(file).text ?? '', file };
  const document = await readDocument(source);
  const code = testModule({
    source,
    document: document.ok ? document.value : undefined,
    // Those of a file called JSON are left as they are: that is how vitest looks for them.
    policies: file.endsWith('.json') ? [...policies].map((policy) => fromRoot(policy, root)) : [...policies],
    runtime,
    given: JSON.stringify({ ...options, file, ci }),
  });
  return { code, policies };
}

function fromRoot(path: string, root: string): string {
  return `/${relative(root, path).split(sep).join('/')}`;
}
