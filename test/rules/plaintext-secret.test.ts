import { describe, expect, it } from 'vitest';
import { memoryInstallation } from '../../src/engine/rule-tester.js';
import { run } from '../../src/engine/run.js';
import { release } from '../../src/openclaw/releases/release.js';
import rule from '../../src/rules/security/plaintext-secret.js';

const CONFIG = '/home/operator/.openclaw/openclaw.json';
const SECRET = 'never-to-be-seen-0000';

async function found(content: string, tracked: readonly string[] = []) {
  const installation = memoryInstallation([{ path: CONFIG, kind: 'config', content }]);
  const target = { release: release('2026.5.12'), source: 'flag' } as const;
  return (await run([rule], { ...installation, tracked: new Set(tracked) }, target, { fix: 'none' })).findings;
}

describe('a secret in plain text', () => {
  const config = `{ gateway: { auth: { mode: 'token', token: '${SECRET}' } }, channels: { telegram: { accounts: { work: { botToken: '${SECRET}' } } } }, models: { providers: { 'my-house': { apiKey: '${SECRET}' }, zai: { apiKey: '${SECRET}' } } } }`;

  it('is told with the variable to use, and never shown', async () => {
    const findings = await found(config);
    expect(findings.map(({ severity, fix }) => `${severity} ${fix?.title}`)).toEqual([
      'info Write "${OPENCLAW_GATEWAY_TOKEN}" and define that variable for the gateway',
      'info Write "${TELEGRAM_WORK_BOT_TOKEN}" and define that variable for the gateway',
      'info Write "${MY_HOUSE_API_KEY}" and define that variable for the gateway',
      'info Write "${ZAI_API_KEY}" and define that variable for the gateway',
    ]);
    expect(JSON.stringify(findings)).not.toContain(SECRET);
  });

  it('weighs more in a file that git tracks', async () => {
    const [first] = await found(config, [CONFIG]);
    expect(first).toMatchObject({ severity: 'warning', message: expect.stringContaining('in a file that git tracks') });
  });
});
