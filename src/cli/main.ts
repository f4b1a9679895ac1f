#!/usr/bin/env node
import module from 'node:module';
import { tool } from '../doctor/tool.js';

const [flag, ...more] = process.argv.slice(2);
if ((flag === '--version' || flag === '-V') && more.length === 0) {
  console.log(tool.version);
} else {
  // Only what is imported after this line is compiled from the cache, so the program is imported late.
  if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') module.enableCompileCache();
  const { keepSqliteQuiet } = await import('./quiet-sqlite.js');
  keepSqliteQuiet();
  const { runProgram } = await import('./program.js');
  const { processTerminal } = await import('./terminal.js');
  process.exitCode = await runProgram(process.argv.slice(2), processTerminal());
}
