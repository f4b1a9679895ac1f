import { createInterface } from 'node:readline';
import { processSystem } from '../doctor/process-system.js';
import type { System } from '../index.js';

/** Everything a command sees of the process it runs in; tests hand in one of their own. */
export interface Terminal {
  readonly system: System;
  /** Columns of standard output; 80 where it is no terminal. */
  readonly width: number;
  readonly isTerminal: boolean;
  /** Aborted when the user interrupts. */
  readonly interrupted: AbortSignal;
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
  /** @returns the line that was typed, or `undefined` where input has ended or the user interrupts */
  ask(question: string): Promise<string | undefined>;
  close(): void;
}

const DEFAULT_WIDTH = 80;

export function processTerminal(): Terminal {
  const interruption = new AbortController();
  process.once('SIGINT', () => interruption.abort());
  keepErrorsLocal(process.stdout);
  keepErrorsLocal(process.stderr);
  return {
    system: processSystem(),
    width: process.stdout.columns || DEFAULT_WIDTH,
    isTerminal: process.stdout.isTTY === true,
    interrupted: interruption.signal,
    print: (text) => write(process.stdout, text),
    note: (text) => write(process.stderr, text),
    readInput,
    ...(process.stderr.isTTY && { status: (text: string) => void process.stderr.write(text) }),
    ...(process.stdin.isTTY && process.stderr.isTTY && { dialogue: () => openDialogue(interruption) }),
  };
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
    ask: (question) => Promise.race([new Promise<string>((resolve) => lines.question(question, resolve)), ended]),
    close: () => lines.close(),
  };
}

/** Without a listener, a failed write would end the process; whoever writes is told anyway. */
function keepErrorsLocal(stream: NodeJS.WriteStream): void {
  stream.on('error', () => undefined);
}

/** Waits until the text is handed over, so that nothing is cut off where the program ends. */
function write(stream: NodeJS.WriteStream, text: string | Uint8Array): Promise<void> {
  if (text.length === 0 || stream.destroyed) return Promise.resolve();
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error == null || ('code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED'))) {
        resolve();
      } else reject(error);
    });
  });
}
