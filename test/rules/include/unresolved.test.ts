import { describe, expect, it } from 'vitest';
import { memoryInstallation } from '../../../src/engine/rule-tester.js';
import { run } from '../../../src/engine/run.js';
import type { LoadProblem } from '../../../src/openclaw/installation.js';
import { release } from '../../../src/openclaw/releases/release.js';
import unresolved from '../../../src/rules/include/unresolved.js';

const CONFIG = '/home/operator/.openclaw/openclaw.json';
const TEXT = "{ gateway: {}, agents: { $include: './agents.json5' } }";

async function doctor(problems: readonly LoadProblem[]) {
  const installation = memoryInstallation([{ path: CONFIG, kind: 'config', content: TEXT }]);
  const target = { release: release('2026.9.6'), source: 'flag' as const };
  const { findings } = await run([unresolved], { ...installation, problems }, target, { fix: 'none' });
  return findings;
}

const problem = (code: LoadProblem['code']): LoadProblem => ({
  path: '/home/operator/.openclaw/agents.json5',
  code,
  message: `the include is ${code}`,
  includedBy: { file: CONFIG, path: ['agents', '$include'] },
});

describe('include/unresolved', () => {
  it.each([
    'include-missing',
    'include-escapes',
    'include-circular',
    'include-too-deep',
    'include-unreadable',
  ] as const)('points at the $include that is %s', async (code) => {
    const [finding] = await doctor([problem(code)]);
    expect(finding).toMatchObject({ file: CONFIG, path: ['agents', '$include'], severity: 'error', fix: null });
    expect(TEXT.slice(finding?.range?.start, finding?.range?.end)).toBe("'./agents.json5'");
  });

  it('leaves what is no include to others', async () => {
    expect(await doctor([{ path: CONFIG, code: 'binary', message: 'the file is no text' }])).toEqual([]);
    expect(await doctor([])).toEqual([]);
  });
});
