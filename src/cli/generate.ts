import { existsSync } from 'node:fs';
import { basename, dirname, extname, relative, resolve, sep } from 'node:path';
import { layerProblems } from '../api/policy-set.js';
import { generateSuite } from '../generation/generate-suite.js';
import { likelyLayer } from '../generation/likely-layer.js';
import { writeSuite } from '../generation/write-suite.js';
import { printable } from '../report/printable.js';
import { readPolicyFile } from '../source/load-policy.js';
import type { GenerateCommand } from './generate-options.js';
import { exitCodes, type Io } from './io.js';
import { tell } from './tell.js';
import { writeFile } from './write-file.js';

/** Writes a scenario file for a policy. Returns the exit code. */
export function generate(io: Io, { policy: path, layer: asked, output, work }: GenerateCommand): number {
  const file = resolve(io.cwd, path);
  const target = output === undefined ? undefined : resolve(io.cwd, output);
  if (target !== undefined && existsSync(target)) {
    io.err.write(`error: ${printable(String(output))} is there already: nothing is overwritten\n`);
    return exitCodes.impossible;
  }
  const read = readPolicyFile(file, io.cwd);
  const layer = asked ?? (read.ok ? likelyLayer(read.value) : undefined) ?? 'identity';
  const problems = read.ok ? [...read.value.problems, ...layerProblems(read.value, layer)] : read.problems;
  tell(io, problems);
  if (!read.ok || problems.some(({ severity }) => severity === 'error')) return exitCodes.impossible;
  if (asked === undefined && layer !== 'identity')
    io.err.write(
      `${path} has principals: tested as a policy of the layer ${layer} (--layer says otherwise)\n`,
    );
  const { drafts, undecided } = generateSuite(read.value, layer, { work });
  for (const { subject, reason } of undecided)
    io.err.write(`undecided: whether ${subject.mutant.operator} makes a difference: ${reason}\n`);
  if (drafts.length === 0 && undecided.length === 0) {
    io.err.write(
      `error: no request tells ${path} from a changed one: no scenario can test it in the layer ${layer}\n`,
    );
    return exitCodes.nothingRan;
  }
  if (drafts.length === 0) {
    io.err.write(
      `error: no request was found that tells ${path} from a changed one: --work takes more steps\n`,
    );
    return exitCodes.impossible;
  }
  const from = target === undefined ? io.cwd : dirname(target);
  const text = writeSuite({
    name: basename(path, extname(path)),
    path: wayTo(file, from),
    drafts,
    undecided: undecided.length,
  });
  if (target === undefined) io.out.write(text);
  else {
    if (!writeFile(io, target, text, { what: String(output), overwrite: false })) return exitCodes.impossible;
    const count = drafts.length === 1 ? '1 scenario' : `${drafts.length} scenarios`;
    io.err.write(`${count} written to ${printable(String(output))}\n`);
  }
  return undecided.length > 0 ? exitCodes.impossible : exitCodes.held;
}

/** As a scenario file names it: with a slash or a dot, so that it is no name of a layer. */
function wayTo(file: string, folder: string): string {
  const way = relative(folder, file).split(sep).join('/');
  return /[/.]/.test(way) ? way : `./${way}`;
}
