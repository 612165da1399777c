import { contenders } from './contenders/contenders.js';
import { interleave } from './interleave.js';
import { actionsOf, lastAction, statementRequests } from './many-statements.js';
import { rounds, statementCounts } from './settings.js';
import { startContender } from './start-contender.js';

/** Nanoseconds per decision on policies of ten to ten thousand statements, for every contender. */
export async function measureStatements() {
  return {
    last: await measurePattern('last', contenders),
    rotation: await measurePattern(
      'rotation',
      contenders.filter(({ realActionsOnly }) => realActionsOnly !== true),
    ),
  };
}

async function measurePattern(pattern, measured) {
  const rows = [];
  for (const contender of measured) rows.push({ ...contender, ns: await measureSizes(pattern, contender) });
  return rows;
}

/** The sizes take turns, each in a process of its own: the ratio between them is what is looked for. */
async function measureSizes(pattern, contender) {
  const running = [];
  try {
    for (const count of statementCounts) {
      const process = await startContender(contender);
      running.push(process);
      const actions = actionsOf(count);
      await assertDecides(process, contender, actions);
      await process.prepare('statements', actions, statementRequests(actions, pattern));
    }
    for (const process of running) await process.run(500);
    return await interleave(
      running.map((process) => () => process.run(150)),
      rounds,
    );
  } finally {
    for (const process of running) process.stop();
  }
}

/** First, middle and last action are allowed and another is not, before anything is measured. */
async function assertDecides(process, { name, realActionsOnly }, actions) {
  const asked = realActionsOnly
    ? [lastAction]
    : [actions[0], actions[actions.length >> 1], lastAction, 'sts:Other'];
  await process.prepare(
    'statements',
    actions,
    asked.map((action) => ({ policy: 0, action })),
  );
  const answers = await process.answer();
  const wrong = asked.findIndex((action, at) => answers[at] !== (action !== 'sts:Other'));
  if (wrong >= 0) throw new Error(`${name} decides ${asked[wrong]} as ${answers[wrong]}`);
}
