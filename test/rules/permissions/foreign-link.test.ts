import { describe, expect, it } from 'vitest';
import { memoryInstallation } from '../../../src/engine/rule-tester.js';
import { run } from '../../../src/engine/run.js';
import type { LoadProblem } from '../../../src/openclaw/installation.js';
import { release } from '../../../src/openclaw/releases/release.js';
import foreignLink from '../../../src/rules/permissions/foreign-link.js';

const CONFIG = '/repository/openclaw.json';

async function doctor(problems: readonly LoadProblem[]) {
  const installation = { ...memoryInstallation([]), problems };
  const target = { release: release('2026.9.6'), source: 'flag' as const };
  const { findings } = await run([foreignLink], installation, target, { fix: 'none' });
  return findings;
}

describe('permissions/foreign-link', () => {
  it('tells of a link that was not followed, at the link', async () => {
    const findings = await doctor([{ path: CONFIG, code: 'foreign-link', message: 'it leads elsewhere' }]);
    expect(findings).toMatchObject([{ file: CONFIG, severity: 'error', message: 'it leads elsewhere', fix: null }]);
  });

  it('leaves other troubles of files to others', async () => {
    expect(await doctor([{ path: CONFIG, code: 'symlink', message: 'a link to nothing' }])).toEqual([]);
  });
});
