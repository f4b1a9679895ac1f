import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeHome } from './home.js';

const CONFIG = readFileSync('fixtures/legacy-installation/openclaw.json');
const legacy = () => makeHome({ '.openclaw/openclaw.json': CONFIG });
const flat = (text: string): string => text.replace(/\s+/g, ' ');
const TARGET = ['--target', '2026.9.6'];

describe('the account of findings', () => {
  test('adds up from a check to --diff to --fix, with what only comes up after a fix', async () => {
    const home = await legacy();
    const [, checked] = /(\d+) findings: /.exec(flat((await home.run(TARGET)).stdout)) ?? [];
    const patch = flat((await home.run([...TARGET, '--diff'])).stderr);
    const [, all, first, after, inPatch, left] =
      /(\d+) findings \((\d+) at first, (\d+) after a fix\): (\d+) in the patch and (\d+) left/.exec(patch) ?? [];
    expect(first).toBe(checked);
    expect(Number(first) + Number(after)).toBe(Number(all));
    expect(Number(inPatch) + Number(left)).toBe(Number(all));
    const fixed = flat((await home.run([...TARGET, '--fix'])).stdout);
    // What is said of a place is said of the text that was written.
    expect(fixed).toContain('`agents.entries.family.model` names no fallbacks');
    expect(fixed).toContain(
      `${all} findings (${first} at first, ${after} after a fix): ${inPatch} fixed and ${left} left.`,
    );
  });

  test('stays within 80 columns beside a patch', async () => {
    const { stderr } = await (await legacy()).run([...TARGET, '--diff']);
    expect(stderr.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(flat(stderr)).toContain(
      'info agents/model-without-fallbacks (by hand) `agents.list[1].model` names no fallbacks',
    );
  });
});

describe('rules that were chosen', () => {
  test('let a promise stand where only others were left out', async () => {
    const home = await makeHome({ 'openclaw.json': "{ gateway: { mode: 'local', auth: { mode: 'none' } } }" });
    const { stdout } = await home.run(['openclaw.json', ...TARGET, '--skip', 'permissions/*']);
    expect(flat(stdout)).toBe('No problems found: the file suits OpenClaw 2026.9.6 (as asked with --target). ');
  });

  test('promise nothing for the others', async () => {
    const { status, stdout } = await (await legacy()).run([...TARGET, '--only', 'wizard/*']);
    expect(status).toBe(0);
    expect(flat(stdout)).toBe(
      'No problems found by the rules that were asked: 1 file checked for OpenClaw 2026.9.6 (as asked with --target). Whether the gateway starts, only all rules together can tell. ',
    );
  });
});
