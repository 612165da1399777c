import { parentPort, workerData } from 'node:worker_threads';
import { runCases } from './run.js';

const { seed, from, count } = workerData;
parentPort.postMessage(await runCases(seed, { from, count }));
