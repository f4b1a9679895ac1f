import { bench, describe } from 'vitest';
import type { Rule } from '../../src/engine/rule.js';
import { bundled } from '../helpers/bundled.js';
import { sampleJson5 } from '../helpers/sample-config.js';

const { run } = bundled<typeof import('../../src/engine/run.js')>('src/engine/run.ts');
const { memoryInstallation } = bundled<typeof import('../../src/engine/rule-tester.js')>('src/engine/rule-tester.ts');
const { release } = bundled<typeof import('../../src/openclaw/releases/release.js')>(
  'src/openclaw/releases/release.ts',
);

// The summary after the table tells the ratios. The target is a fix of a hundred findings in at most three times what
// the check takes: what a fix costs must not grow with the file.

const target = { release: release('2026.9.6'), source: 'flag' } as const;

/** Renames one key and adds another in each of the first agents, in two operations of which one needs the other. */
function renaming(findings: number): Rule {
  return {
    id: 'bench/old-name',
    severity: 'error',
    summary: 'x',
    why: 'x',
    examples: [],
    reads: 'config',
    check({ config, report }) {
      for (const at of config.all('agents.list[*].maxTokens')) {
        // By index, or every look would find the next ones.
        if (Number(at.path[2]) >= findings) break;
        const path = [...at.path.slice(0, -1), 'limits'];
        const operations = [
          { op: 'rename', path: at.path, key: 'limits' },
          { op: 'set', path, source: { value: { tokens: 1 } } },
        ] as const;
        const change = { type: 'operations', operations } as const;
        report({ at, on: 'key', message: 'old', fix: { title: 'rename', applicability: 'safe', change } });
      }
    },
  };
}

for (const [name, size] of [
  ['10 KB', 10_000],
  ['100 KB', 100_000],
  ['1 MB', 1_000_000],
] as const) {
  const files = [
    { path: '/home/operator/.openclaw/openclaw.json', kind: 'config', content: sampleJson5(size) },
  ] as const;
  const once = (findings: number, fix: 'none' | 'safe') =>
    run([renaming(findings)], memoryInstallation(files), target, { fix, guard: () => undefined });

  describe(name, () => {
    for (const findings of [0, 10, 100]) {
      bench(`check, ${findings} findings`, async () => {
        await once(findings, 'none');
      });
      bench(`fix, ${findings} findings`, async () => {
        await once(findings, 'safe');
      });
    }
  });
}
