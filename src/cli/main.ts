#!/usr/bin/env node
import { tool } from '../doctor/tool.js';
import { type Run, startProgram } from './start/start-program.js';
import { writeAll } from './start/write-all.js';

const [flag, ...more] = process.argv.slice(2);
if ((flag === '--version' || flag === '-V') && more.length === 0) writeAll(1, `${tool.version}\n`);
else void startProgram(process.argv.slice(2)).then(end);

/** All is written by then. To take the heap apart before the end takes longer than a good part of a check. */
function end(run: Run): void {
  if (run === 'check' || run === 'fix') process.exit();
}
