import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkNamed } from '../../../../src/openclaw/schema/checks/index.js';

const known = JSON.parse(
  readFileSync(new URL('../../../../scripts/release/known-checks.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, readonly string[]>>;
const names = [...new Set(Object.values(known).flat())].map((name) =>
  name === 'custom-providers' ? `${name}:openai` : name,
);

/** What a check says about a value: the places it refuses. */
function refused(name: string, value: Parameters<NonNullable<ReturnType<typeof checkNamed>>>[0]): readonly string[] {
  const check = checkNamed(name);
  if (check === undefined) throw new Error(`no check is called ${name}`);
  return check(value).map(({ at }) => at.join('.'));
}

describe('a check a release makes by code', () => {
  it.each(names)('%s is written', (name) => {
    expect(checkNamed(name)).toBeTypeOf('function');
  });

  it('of durations takes rows of them, and offers the plain form of others', () => {
    const every = (text: string) => checkNamed('heartbeat')!({ every: text }).map(({ instead }) => instead?.value);
    expect(['30m1h', '', '90', '1.5h'].flatMap(every)).toEqual([]);
    expect(['2w', '1h 30m', '.5h'].flatMap(every)).toEqual(['14d', '1h30m', '0.5h']);
    expect(every('soon')).toEqual([undefined]);
  });

  it('of sizes takes short units', () => {
    const size = (text: string) => checkNamed('byte-size')!(text).map(({ instead }) => instead?.value);
    expect(['1.5gb', '10m', '500'].flatMap(size)).toEqual([]);
    expect(['500MiB', '10 mb'].flatMap(size)).toEqual(['500mb', '10mb']);
  });

  it('of agents looks where its release does', () => {
    const config = {
      agents: { entries: { main: {}, Ops: {} } },
      bindings: [{ agentId: 'ghost' }],
      talk: { agentId: 'ops' },
    };
    expect(refused('agent-references:groups', config)).toEqual([]);
    expect(refused('agent-references:options', config)).toEqual(['bindings.0.agentId']);
  });

  it('of origins takes nothing after the port', () => {
    expect(refused('origin', 'https://claw.example:8443')).toEqual([]);
    expect(refused('origin', 'https://claw.example/')).toEqual([]);
    expect(refused('origin', 'https://claw.example/path')).toEqual(['']);
    expect(refused('public-origin', 'http://claw.example')).toEqual(['']);
  });
});
