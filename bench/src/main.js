// node src/main.js decisions | layers | statements | patterns | questions | process | suites | daily | all
import { writeFileSync } from 'node:fs';
import { measureDaily } from './daily.js';
import { measureDecisions } from './decisions.js';
import { measureLayers } from './layers.js';
import { measurePatterns } from './patterns.js';
import { measureProcesses } from './process.js';
import { measureQuestions } from './questions.js';
import { renderDaily } from './render/daily.js';
import { renderDecisions } from './render/decisions.js';
import { renderHead } from './render/head.js';
import { renderLayers } from './render/layers.js';
import { renderPatterns } from './render/patterns.js';
import { renderProcesses } from './render/processes.js';
import { renderQuestions } from './render/questions.js';
import { renderStatements } from './render/statements.js';
import { renderSuites } from './render/suites.js';
import { measureStatements } from './statements.js';
import { measureSuites } from './suites.js';

const parts = {
  decisions: async () => renderDecisions(await measureDecisions()),
  layers: async () => renderLayers(await measureLayers()),
  statements: async () => renderStatements(await measureStatements()),
  patterns: async () => renderPatterns(await measurePatterns()),
  questions: async () => renderQuestions(measureQuestions()),
  process: async () => renderProcesses(await measureProcesses()),
  suites: async () => renderSuites(await measureSuites()),
  daily: async () => renderDaily(await measureDaily()),
};

const [, , wanted] = process.argv;
if (wanted === 'all') {
  const texts = [renderHead()];
  for (const part of Object.values(parts)) texts.push(await part());
  writeFileSync(new URL('../RESULTS.md', import.meta.url), texts.join('\n'));
} else if (Object.hasOwn(parts, wanted)) {
  process.stdout.write(await parts[wanted]());
} else {
  process.stderr.write(`usage: node src/main.js ${[...Object.keys(parts), 'all'].join(' | ')}\n`);
  process.exitCode = 2;
}
