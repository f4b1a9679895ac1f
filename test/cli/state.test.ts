import { chmod, stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { makeHome } from './home.js';

const CONFIG = `{ gateway: { mode: 'local', auth: { token: 'fake-not-a-token' } } }\n`;
const STORE = `{
  "agent:main:main": { "sessionId": "s1", "updatedAt": 1, "modelProvider": "openai-codex", "model": "gpt-5.5" },
  "agent:main:other":   { "sessionId": "s2",   "updatedAt": 2 }
}`;
const SESSIONS = '.openclaw/agents/main/sessions/sessions.json';
const LOCK = '.openclaw/agents/main/sessions/s1.jsonl.lock';

describe('state that a gateway holds', () => {
  it('is left as it is while modes and leftover locks are put right', async () => {
    const home = await makeHome({
      '.openclaw/openclaw.json': CONFIG,
      [SESSIONS]: STORE,
      [LOCK]: JSON.stringify({ pid: 4711, createdAt: '2026-05-01T00:00:00.000Z' }),
      '.openclaw/tmp/openclaw-1000/gateway.0123abcd.lock': JSON.stringify({ pid: 42 }),
    });
    await chmod(home.path(SESSIONS), 0o644);
    const ran = await home.run(['doctor', '--target', '2026.5.12', '--fix', '--format', 'json'], { livePids: [42] });
    const findings = (JSON.parse(ran.stdout) as { findings: { ruleId: string; status: string; notApplied?: string }[] })
      .findings;
    const route = findings.find(({ ruleId }) => ruleId === 'sessions/openai-codex-route');
    expect(route).toMatchObject({ status: 'open' });
    expect(JSON.stringify(route)).toContain('gateway');
    expect(await home.read(SESSIONS)).toBe(STORE);
    expect(((await stat(home.path(SESSIONS))).mode & 0o777).toString(8)).toBe('600');
    await expect(stat(home.path(LOCK))).rejects.toThrow('ENOENT');
  });

  it('is changed only where an entry is, once the gateway is stopped', async () => {
    const home = await makeHome({ '.openclaw/openclaw.json': CONFIG, [SESSIONS]: STORE });
    await home.run(['doctor', '--target', '2026.5.12', '--fix']);
    const after = await home.read(SESSIONS);
    expect(after).toContain('"agent:main:other":   { "sessionId": "s2",   "updatedAt": 2 }\n}');
    expect(after).toContain('"modelProvider": "openai", "model": "gpt-5.5" }');
  });
});
