import { describe, expect, it } from 'vitest';
import { makeHome } from './home.js';

const CONFIG = '.openclaw/openclaw.json';
const JOBS = '.openclaw/cron/jobs.json';
const FIX = ['--state-dir', '.openclaw', '--target', '2026.9.6', '--only', 'cron*', '--fix'];

describe('one run of --fix', () => {
  it('removes what only waited for the repair of another file', async () => {
    const home = await makeHome({
      [CONFIG]: `{\n  cron: {\n    enabled: true,\n    webhook: 'https://hooks.example.com/cron',\n  },\n}\n`,
      [JOBS]: `${JSON.stringify({ version: 1, jobs: [{ id: 'a', delivery: { mode: 'none' }, notify: true }] }, null, 2)}\n`,
    });

    await home.run(FIX);
    const config = await home.read(CONFIG);
    const jobs = await home.read(JOBS);

    expect(config).toBe(`{\n  cron: {\n    enabled: true,\n  },\n}\n`);
    expect(JSON.parse(jobs).jobs[0]).toMatchObject({
      delivery: { mode: 'webhook', to: 'https://hooks.example.com/cron' },
    });
    await home.run(FIX);
    expect([await home.read(CONFIG), await home.read(JOBS)]).toEqual([config, jobs]);
  });

  it('leaves it where the other file may not be written', async () => {
    const config = `{ cron: { webhook: 'https://hooks.example.com/cron' } }\n`;
    const jobs = `{ "version": 1, "jobs": [{ "id": "a", "delivery": { "mode": "none" }, "notify": true }] }\n`;
    const home = await makeHome({ [CONFIG]: config, [JOBS]: jobs });

    await home.run([...FIX, '--skip', 'cron/notify']);

    expect(await home.read(CONFIG)).toBe(config);
  });
});
