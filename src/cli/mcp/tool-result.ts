import type { CallToolResult } from '@modelcontextprotocol/server';
import { visibleLines } from '../../report/inert-text.js';
import { EXIT } from '../exit-code.js';
import type { Captured } from './captured-run.js';

/** One text, as a client shows it to its model. */
export function textResult(text: string, outcome: 'done' | 'failed' = 'done'): CallToolResult {
  return {
    content: [{ type: 'text', text: visibleLines(text.trim() === '' ? 'Nothing to say.\n' : text) }],
    ...(outcome === 'failed' && { isError: true }),
  };
}

/** What a command printed; findings are an answer, and only a command that could not do its work has failed. */
export function commandResult({ status, output, notes }: Captured): CallToolResult {
  const text = [output, notes].filter((part) => part.trim() !== '').join('\n');
  return textResult(text, status === EXIT.failure ? 'failed' : 'done');
}
