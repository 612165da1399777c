import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/cli/settings/read-config.js';
import { settings } from '../../src/cli/settings/setting.js';
import { defineConfig, type PolicySpecConfig } from '../../src/index.js';
import { reporters } from '../../src/report/reporters.js';
import { temporaryFolder } from '../source/temporary-folder.js';

const schema = JSON.parse(
  readFileSync(new URL('../../schema/config.schema.json', import.meta.url), 'utf8'),
) as { readonly properties: Readonly<Record<string, unknown>> };
const isValid = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
const folder = temporaryFolder();
afterAll(() => folder.remove());

/** Whether the command line takes it. */
async function isRead(config: unknown): Promise<boolean> {
  writeFileSync(folder.in('config.json'), JSON.stringify(config));
  return 'settings' in (await readConfig(folder.in('config.json'), folder.path));
}

describe('the schema of configurations', () => {
  it('names every setting, and no others', () => {
    expect(Object.keys(schema.properties)).toEqual(['$schema', ...settings.keys()]);
    const all: Required<PolicySpecConfig> = {
      files: [],
      reporters: [],
      strict: true,
      verbose: true,
      bail: 1,
      allowEmpty: true,
      coverage: true,
      coverageThreshold: 1,
      mutationThreshold: 1,
      work: 1,
    };
    expect(Object.keys(defineConfig(all))).toEqual([...settings.keys()]);
  });

  it.each([
    {},
    { $schema: 'x' },
    { files: [] },
    { files: 'a.yaml' },
    { files: ['a', 'b/*.yaml'] },
    ...Object.keys(reporters).flatMap((name) => [{ reporters: name }, { reporters: [`${name}=a b`] }]),
    { strict: true, verbose: false, allowEmpty: true },
    { bail: true },
    { bail: 3 },
    { coverage: 'out' },
    { coverage: false, coverageThreshold: 99.5, mutationThreshold: 0 },
    { work: 1 },
    { work: 999_999_999_999_999 },
  ])('takes %j, as the command line does', async (config) => {
    expect([isValid(config), await isRead(config)]).toEqual([true, true]);
  });

  it.each([
    [],
    'strict',
    { stric: true },
    { $schema: 1 },
    { files: [''] },
    { files: [1] },
    { reporters: ['prety'] },
    { reporters: ['json='] },
    { reporters: [true] },
    { strict: 'yes' },
    { strict: 1 },
    { bail: 0 },
    { bail: 1.5 },
    { bail: '1' },
    { coverage: '' },
    { coverage: 1 },
    { coverageThreshold: 101 },
    { coverageThreshold: -1 },
    { mutationThreshold: true },
    { mutationThreshold: '80' },
    { work: 0 },
    { work: 1e15 },
    { strict: null },
  ])('refuses %j, as the command line does', async (config) => {
    expect([isValid(config), await isRead(config)]).toEqual([false, false]);
  });
});
