import { compare } from './explain.js';
import { generate } from './generate.js';
import { shrink } from './shrink.js';

/** One case as it is, with what both say of it. */
export async function showCase({ seed, index }) {
  const one = generate(seed, index);
  return `${text(index, await compare(one), one)}\n`;
}

/** The smallest case in which the two still disagree for no known reason. */
export async function showUnexplained(seed, index) {
  const one = generate(seed, index);
  const { unexplained, wanted } = await compare(one);
  const smallest = await shrink(one, async (candidate) => {
    const result = await compare(candidate);
    return result.unexplained === unexplained && result.wanted.outcome === wanted.outcome;
  });
  return `${text(index, await compare(smallest), smallest)}\n`;
}

/** A smallest case of the kind, alone where there is one. */
export async function showKind({ seed, count, show }) {
  const isOfKind = async (candidate) => {
    const { kinds = [] } = await compare(candidate);
    return kinds.length === 1 && kinds[0] === show;
  };
  for (let index = 0; index < count; index++) {
    const one = generate(seed, index);
    if (!(await isOfKind(one))) continue;
    const smallest = await shrink(one, isOfKind);
    return `${text(index, await compare(smallest), smallest)}\n`;
  }
  return `no case of ${show} among ${count}\n`;
}

function text(index, result, { principal: { kind, arn, by, serviceLinked }, ...request }) {
  const { unexplained, wanted, given, repaired, kinds } = result;
  const says = (one) => one?.outcome ?? `refused: ${one?.refused}`;
  return [
    `case ${index}: policy-spec says ${says(wanted ?? result)}, iam-simulate ${says(given)}`,
    ...(unexplained === undefined ? [] : [`  ${unexplained}`]),
    ...(repaired === undefined
      ? []
      : [`  with every known departure taken out, iam-simulate says ${says(repaired)}`]),
    ...(kinds === undefined ? [] : [`  kinds: ${kinds.join(', ') || 'none'}`]),
    JSON.stringify({ principal: { kind, arn, by, serviceLinked }, ...request }, undefined, 2),
  ].join('\n');
}
