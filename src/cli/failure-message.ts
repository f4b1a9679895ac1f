import { failureReason } from '../doctor/failure-reason.js';
import { tool } from '../doctor/tool.js';
import { maskShapes } from '../report/redact/redaction.js';
import { UsageError } from './command-line/usage-error.js';

/** What a person reads where a command could not be done. */
export function failureMessage(error: unknown): string {
  return maskShapes(wordsFor(error));
}

function wordsFor(error: unknown): string {
  if (error instanceof UsageError) return `${tool.name}: ${error.message}\n`;
  if (error instanceof Error && error.name === 'FixCycle') {
    return `${tool.name}: ${error.message}; please report this with the two rules' names.\n`;
  }
  const { kind, text } = failureReason(error);
  if (kind === 'input') return `${tool.name}: ${text}\n`;
  if (kind === 'storage') return `${tool.name}: ${text}; set XDG_STATE_HOME to a directory you can write to.\n`;
  const trace = error instanceof Error ? (error.stack ?? text) : text;
  return `${tool.name}: this is a defect of ours, and nothing more was written; please report it with these lines:\n${trace}\n`;
}
