import { fstatSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { processSystem } from '../doctor/process-system.js';
import type { System } from '../index.js';
import { writeAll } from './start/write-all.js';

/** Everything a command sees of the process it runs in; tests hand in one of their own. */
export interface Terminal {
  readonly system: System;
  /** Columns of standard output; 80 where it is no terminal. */
  readonly width: number;
  readonly isTerminal: boolean;
  /** Aborted when the user interrupts. */
  readonly interrupted: AbortSignal;
  /** Lets what must not be cut in half come to its end before a signal to terminate ends the process. */
  readonly holdTermination?: <T>(work: () => Promise<T>) => Promise<T>;
  /** Standard output. A reader that has closed the pipe is no error. */
  print(text: string | Uint8Array): Promise<void>;
  /** Standard error. */
  note(text: string): Promise<void>;
  /** Standard error as it is, for what is drawn over; absent where it is no terminal. */
  readonly status?: (text: string) => void;
  /** Standard input, to its end. */
  readInput(): Promise<Uint8Array>;
  /** Puts questions to the person at the keyboard, on standard error; absent where there is none. */
  readonly dialogue?: () => Dialogue;
}

export interface Dialogue {
  /** Shows what is asked about, colours and all; what comes from files has been made fit to be seen already. */
  show(text: string): Promise<void>;
  /** @returns the line that was typed, or `undefined` where input has ended or the user interrupts */
  ask(question: string): Promise<string | undefined>;
  close(): void;
}

const DEFAULT_WIDTH = 80;

export function processTerminal(): Terminal {
  const interruption = new AbortController();
  process.once('SIGINT', () => interruption.abort());
  // Streams take longer to set up than a check takes; they are left alone where nobody is looking.
  const output = isDevice(1) ? process.stdout : undefined;
  const messages = isDevice(2) && process.stderr.isTTY ? process.stderr : undefined;
  return {
    system: processSystem(),
    width: output?.columns || DEFAULT_WIDTH,
    isTerminal: output?.isTTY === true,
    interrupted: interruption.signal,
    holdTermination: (work) => holdTermination(work, interruption),
    print: async (text) => writeAll(1, text),
    note: async (text) => writeAll(2, text),
    readInput,
    ...(messages !== undefined && { status: (text: string) => writeAll(2, text) }),
    ...(messages !== undefined && isDevice(0) && process.stdin.isTTY && { dialogue: () => openDialogue(interruption) }),
  };
}

const TERMINATION = ['SIGTERM', 'SIGHUP'] as const;

/** Such a signal then counts as an interruption, which ends the run before the next file. */
async function holdTermination<T>(work: () => Promise<T>, interruption: AbortController): Promise<T> {
  const abort = (): void => interruption.abort();
  for (const signal of TERMINATION) process.on(signal, abort);
  try {
    return await work();
  } finally {
    for (const signal of TERMINATION) process.off(signal, abort);
  }
}

/** Something that may be a terminal: no file, no pipe, and not the device that swallows everything. */
function isDevice(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor);
    return stat.isCharacterDevice() && stat.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
  } catch {
    // Closed, or of a kind that this platform cannot tell.
    return process.platform === 'win32';
  }
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function openDialogue(interruption: AbortController): Dialogue {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<undefined>((resolve) => lines.once('close', () => resolve(undefined)));
  // In a dialogue the terminal hands over Ctrl-C as a key.
  lines.on('SIGINT', () => {
    interruption.abort();
    lines.close();
  });
  return {
    show: async (text) => writeAll(2, text),
    ask: (question) => Promise.race([new Promise<string>((resolve) => lines.question(question, resolve)), ended]),
    close: () => lines.close(),
  };
}
