import type { Arguments } from '../command-line/options.js';
import { EXIT } from '../exit-code.js';
import { failureMessage } from '../failure-message.js';
import type { Terminal } from '../terminal.js';

/** What a command printed and how it ended. */
export interface Captured {
  readonly status: number;
  readonly output: string;
  readonly notes: string;
}

/** A command of ours, with its options as they are read from a command line. */
export type Command = (args: Arguments, terminal: Terminal) => Promise<number>;

/** Clients have no terminal; longer lines are hard to read. */
export const WIDTH = 100;

/** Runs a command in this process and keeps what it prints: a client is told what a person is told. */
export async function captured(command: Command, args: Arguments, terminal: Terminal): Promise<Captured> {
  const output: string[] = [];
  const notes: string[] = [];
  const decoder = new TextDecoder();
  const note = async (text: string) => void notes.push(text);
  const quiet: Terminal = {
    system: terminal.system,
    interrupted: terminal.interrupted,
    ...(terminal.holdTermination && { holdTermination: terminal.holdTermination }),
    width: WIDTH,
    isTerminal: false,
    print: async (text) => void output.push(typeof text === 'string' ? text : decoder.decode(text)),
    note,
    readInput: async () => new Uint8Array(),
  };
  const status = await command(args, quiet).catch(async (error: unknown) => {
    await note(failureMessage(error));
    return EXIT.failure;
  });
  return { status, output: output.join(''), notes: notes.join('') };
}
