import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeHome } from '../../cli/home.js';

const PAGE = readFileSync('docs/json.md', 'utf8');
const CONFIG =
  "{ gateway: { bind: '127.0.0.1' }, agents: { defaults: { model: 'openai-codex/gpt-5.5' } }, nonsense: 1 }";
const AUTH = JSON.stringify({
  version: 1,
  profiles: { 'openai-codex:default': { type: 'oauth', provider: 'openai-codex', access: 'a', refresh: 'b' } },
});
const homes = () =>
  makeHome({
    'a/.openclaw/openclaw.json': CONFIG,
    'a/.openclaw/agents/main/agent/auth-profiles.json': AUTH,
    'b/.openclaw/openclaw.json': CONFIG,
  });

/** Every key a document has, wherever it stands, as the page names it: the last word of its path. */
function keysOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}

function section(title: string): string {
  return PAGE.split(/^## /m).find((part) => part.startsWith(title)) ?? '';
}

/** Keys that an entry of the page names, also as the end of a longer path. */
function toldIn(text: string): ReadonlySet<string> {
  const names = [...text.matchAll(/`([^`]+)`/g)].flatMap(([, path = '']) => path.split(/\.|\[\]/));
  return new Set(names);
}

/** Parts of what is told as one thing. */
const INSIDE = new Set(['line', 'column', 'offset', 'kind', 'profile', 'env', 'why']);

const CHECKS = [['a'], ['a', '--fix'], ['a', 'b'], ['a', 'b', '--fix']];

describe('docs/json.md', () => {
  test.each(CHECKS.map((words) => [words.join(' '), words] as const))(
    'tells every field of a report: %s',
    async (_, words) => {
      const home = await homes();
      const { stdout } = await home.run([...words, '--target', '2026.9.6', '--format', 'json']);
      const told = toldIn(section('A check') + section('Many homes'));
      const keys = [...new Set(keysOf(JSON.parse(stdout)))];
      expect(keys).toContain('fingerprint');
      expect(keys.filter((key) => !told.has(key) && !INSIDE.has(key))).toEqual([]);
    },
  );

  test('names no field of a report that none has', () => {
    const source = [
      'formats/json.ts',
      'formats/json-finding.ts',
      'formats/routes-json.ts',
      'homes/json.ts',
      'model.ts',
      'input.ts',
    ]
      .map((name) => readFileSync(`src/report/${name}`, 'utf8'))
      .join('\n');
    const rows = (section('A check') + section('Many homes')).split('\n').filter((line) => line.startsWith('| '));
    const fields = rows.flatMap((row) => [...toldIn(row.split('|')[1] ?? '')]).filter((name) => name !== '');
    expect(fields.length).toBeGreaterThan(40);
    expect(fields.filter((name) => !new RegExp(`\\b${name}\\b`).test(source))).toEqual([]);
  });

  const OTHERS = [
    ['routes'],
    ['why', 'openai/gpt-5.5'],
    ['upgrade', '--from', '2026.4.29'],
    ['rules'],
    ['explain', 'gateway/bind-host-alias'],
    ['migrations', '--from', '2026.9.5'],
    ['releases'],
    ['restore-comments'],
  ];
  test.each(OTHERS.map((words) => [words.join(' '), words] as const))(
    'tells the fields of clawmend %s',
    async (_, words) => {
      const home = await makeHome({ '.openclaw/openclaw.json': CONFIG });
      const { stdout } = await home.run([...words, '--format', 'json']);
      const told = toldIn(section('Other commands'));
      const { schemaVersion, ...document } = JSON.parse(stdout);
      expect(schemaVersion).toBe(1);
      expect(Object.keys(document).filter((key) => !told.has(key))).toEqual([]);
    },
  );
});
