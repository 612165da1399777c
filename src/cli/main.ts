#!/usr/bin/env node
import { fstatSync, writeSync } from 'node:fs';
import manifest from '../../package.json' with { type: 'json' };
import { cli } from './cli.js';
import { exitCodes, type Io, type Output } from './io.js';

/**
 * Writes straight to the descriptor: `process.stdout` takes milliseconds to load, and a process that ends with an exit
 * code must not lose what it wrote. Whoever reads our output may stop reading, as `head` does: that is no error of ours.
 */
function outputOf(descriptor: 1 | 2): Output {
  let isClosed = false;
  const write = (text: string): void => {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length && !isClosed; ) {
      try {
        at += writeSync(descriptor, bytes, at);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EPIPE' || code === 'EOF') isClosed = true;
        else if (code === 'EAGAIN') waitABit();
        else throw error;
      }
    }
  };
  // Only a terminal is a character device; /dev/null is one too, and colours do no harm there.
  return { write, isTerminal: () => fstatSync(descriptor).isCharacterDevice() };
}

/** Until a pipe that others made non-blocking takes more. */
function waitABit(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}

/** What the system refuses, as a full disk does, has a code; anything else is a mistake of ours. */
function describeCrash(error: unknown): string {
  if (!(error instanceof Error)) return `internal error: ${String(error)}`;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code !== undefined && syscall === 'write') return `error: the report cannot be written (${code})`;
  return `internal error: ${error.stack}`;
}

function onInterrupt(listener: () => void): () => void {
  process.on('SIGINT', listener);
  return () => process.off('SIGINT', listener);
}

function onKey(listener: (key: string) => void): (() => void) | undefined {
  const { stdin } = process;
  if (!stdin.isTTY) return undefined;
  // A key at a time, and also those that the terminal would act on itself.
  stdin.setRawMode(true).setEncoding('utf8').on('data', listener);
  return () => {
    stdin.off('data', listener).setRawMode(false).pause();
  };
}

const io: Io = {
  cwd: process.cwd(),
  env: process.env,
  version: manifest.version,
  out: outputOf(1),
  err: outputOf(2),
  onInterrupt,
  onKey,
};
cli(io, process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // It must not look like a scenario that failed.
    io.err.write(`${describeCrash(error)}\n`);
    process.exitCode = exitCodes.impossible;
  },
);
