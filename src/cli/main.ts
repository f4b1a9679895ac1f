#!/usr/bin/env node
import { tool } from '../doctor/tool.js';
import { startProgram } from './start/start-program.js';

const [flag, ...more] = process.argv.slice(2);
if ((flag === '--version' || flag === '-V') && more.length === 0) process.stdout.write(`${tool.version}\n`);
else await startProgram(process.argv.slice(2));
