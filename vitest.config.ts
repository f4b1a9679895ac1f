import { defineConfig } from 'vitest/config';
import { generateRegistry } from './scripts/generate-registry.mjs';
import { compiledSources } from './test/helpers/compiled-sources.js';
import { SlimFirst } from './test/helpers/slim-first.js';

generateRegistry();

/** Watching needs to know which modules a test has loaded, which vitest does of its own only. */
const isWatching = !process.argv.includes('run') && !process.argv.includes('--run');

export default defineConfig({
  plugins: isWatching ? [] : [compiledSources()],
  test: {
    reporters: ['default', './test/helpers/skipped-tests.ts'],
    include: ['test/**/*.test.ts'],
    setupFiles: ['./test/helpers/no-network.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // What is loaded once serves every test file of a worker: nothing in src remembers a run.
    isolate: false,
    sequence: { sequencer: SlimFirst },
    // Other threads that collect garbage and compile take a fourth of all processor time here, and there is none to spare
    // beside the workers; young objects that have more room are collected less often.
    execArgv: ['--enable-source-maps', '--single-threaded', '--max-semi-space-size=32'],
  },
});
