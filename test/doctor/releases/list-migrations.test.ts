import { describe, expect, it } from 'vitest';
import { InputError, listMigrations } from '../../../src/index.js';

const idsOf = (range: Parameters<typeof listMigrations>[0]) =>
  listMigrations(range).releases.flatMap(({ release, rules }) => rules.map(({ id }) => `${release} ${id}`));

describe('the list of migrations', () => {
  it('holds what lies behind the first release, up to and including the second', () => {
    const ids = idsOf({ from: '2026.5.7', to: '2026.5.12' });
    expect(ids).toContain('2026.5.12 runtime/whole-agent-pin');
    expect(ids.every((id) => id.startsWith('2026.5.'))).toBe(true);
    expect(idsOf({ from: '2026.5.12', to: '2026.5.18' })).not.toContain('2026.5.12 runtime/whole-agent-pin');
  });

  it('is in the order of the releases', () => {
    const { releases } = listMigrations({});
    expect(releases.findIndex(({ release }) => release === '2026.5.12')).toBeLessThan(
      releases.findIndex(({ release }) => release === '2026.8.1'),
    );
  });

  it('is put together of the hops between', () => {
    const hops = [...idsOf({ to: '2026.5.12' }), ...idsOf({ from: '2026.5.12', to: '2026.8.2' })];
    expect(idsOf({ to: '2026.8.2' })).toEqual(hops);
  });

  it('refuses an unknown release and a way back', () => {
    expect(() => listMigrations({ to: '2026.13.1' })).toThrow(InputError);
    expect(() => listMigrations({ from: '2026.9.6', to: '2026.5.12' })).toThrow(/not earlier/);
  });
});
