import type { Report } from '../model.js';
import { nextSteps } from '../summary/next-steps.js';
import type { Layout } from './findings.js';
import { wrap } from './wrap.js';

const INDENT = '  ';

/** What to do next, each command on a line of its own to be copied. */
export function stepLines(report: Report, { width, style }: Layout): readonly string[] {
  return nextSteps(report).flatMap(({ purpose, commands }) => [
    ...wrap(`${purpose}:`, { width }),
    ...commands.map((command) => INDENT + style.command(command)),
  ]);
}
