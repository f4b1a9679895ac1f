// Prints how many tests passed and failed, as vitest itself wrote it down; the last line of a CI run.
import { readFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
const { numPassedTests, numFailedTests, numPendingTests, numTotalTests, testResults, success } = JSON.parse(
  readFileSync(file, 'utf8'),
);
// A file that cannot be loaded holds tests nobody counted.
const broken = testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
);
for (const { name, message } of broken) console.log(`not loaded: ${name}: ${message}`);
if (numPendingTests > 0) console.log(`${numPendingTests} of ${numTotalTests} skipped`);
if (numTotalTests === 0) console.log('no test was run');
console.log(`${numPassedTests} passed, ${numFailedTests + broken.length} failed`);
if (!success || numTotalTests === 0) process.exitCode = 1;
