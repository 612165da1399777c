import { fork } from 'node:child_process';

const worker = new URL('./worker.js', import.meta.url);

/** Starts a contender's process. Every call is answered before the next may be made. */
export async function startContender({ name, nodeOptions = [] }) {
  const child = fork(worker, [name], { execArgv: nodeOptions });
  const ask = (message) =>
    new Promise((resolve, reject) => {
      const settle = (act) => {
        child.off('message', onMessage);
        child.off('exit', onExit);
        act();
      };
      const onMessage = ({ value, error }) =>
        settle(() => (error === undefined ? resolve(value) : reject(new Error(`${name}: ${error}`))));
      const onExit = (code, signal) =>
        settle(() => reject(new Error(`${name} ended (${signal ?? `exit code ${code}`})`)));
      child.on('message', onMessage);
      child.on('exit', onExit);
      if (message !== undefined) child.send(message);
    });
  await ask();
  return {
    prepare: (kind, ...args) => ask({ command: 'prepare', kind, args }),
    answer: () => ask({ command: 'answer' }),
    run: (milliseconds) => ask({ command: 'run', milliseconds }),
    stop: () => child.kill(),
  };
}
