import type { Report } from '../model.js';
import { readableFile } from '../relative-file.js';
import { findingBlocks, type Layout } from './findings.js';
import { fixedBlocks } from './fixed.js';
import { footer } from './footer.js';
import { createStyle } from './style.js';

const NARROWEST = 40;
/** Longer lines of prose are hard to read. */
const WIDEST = 100;

/** For a person at a terminal: what is wrong, where, and what to type next; after `--fix`, first what was done. */
export function pretty(report: Report): string {
  const { input } = report;
  const layout: Layout = {
    width: Math.min(Math.max(input.width, NARROWEST), WIDEST),
    style: createStyle(input.color),
    fileName: (file) => readableFile(input.cwd, input.home, file),
    blocked: input.mode === 'check' ? 'once' : 'each',
  };
  const open = report.findings.filter(({ status }) => status === 'open');
  const done = fixedBlocks(report, layout);
  const left = findingBlocks(open, layout);
  const heading = done.length > 0 && left.length > 0 ? [layout.style.strong('Still open:'), ''] : [];
  const lines = [...done, ...heading, ...left, ...footer(report, layout)];
  return `${lines.join('\n')}\n`;
}
