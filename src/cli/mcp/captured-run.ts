import { runProgram } from '../program.js';
import type { Terminal } from '../terminal.js';

/** What a command line printed and how it ended. */
export interface Captured {
  readonly status: number;
  readonly output: string;
  readonly notes: string;
}

const WIDTH = 100;

/** Runs a command line of ours in this process, and keeps what it prints: a client is told what a person is told. */
export async function captured(argv: readonly string[], terminal: Terminal): Promise<Captured> {
  const output: string[] = [];
  const notes: string[] = [];
  const decoder = new TextDecoder();
  const status = await runProgram(argv, {
    system: terminal.system,
    interrupted: terminal.interrupted,
    width: WIDTH,
    isTerminal: false,
    print: async (text) => void output.push(typeof text === 'string' ? text : decoder.decode(text)),
    note: async (text) => void notes.push(text),
    readInput: async () => new Uint8Array(),
  });
  return { status, output: output.join(''), notes: notes.join('') };
}
