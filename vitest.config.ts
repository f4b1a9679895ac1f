import { defineConfig } from 'vitest/config';
import { generateRegistry } from './scripts/generate-registry.mjs';

generateRegistry();

export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 240_000, hookTimeout: 240_000 },
});
