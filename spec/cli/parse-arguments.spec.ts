import { expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/parse-arguments.js';
import { runSpecs } from '../../src/cli/run-options.js';

it('takes any number of paths after --', () => {
  const paths = Array.from({ length: 200_000 }, (_, index) => `${index}.yaml`);
  expect(parseArguments(['--', ...paths], runSpecs)).toEqual({
    positionals: paths,
    options: new Map(),
    off: new Set(),
  });
});
