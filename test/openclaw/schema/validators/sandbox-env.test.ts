import { describe, expect, it } from 'vitest';
import { refused } from './_verdict.js';

const BAD = { 'A-B': 'x' };

describe('the variables of a sandbox', () => {
  const agent = (sandbox: object, defaults: object = {}) =>
    refused({ agents: { defaults: { sandbox: { ...defaults } }, entries: { main: { sandbox: { ...sandbox } } } } });
  const env = (variables: object) => ({ docker: { env: { ...variables } } });
  const own = 'agents.entries.main.sandbox.docker.env';
  const shared = 'agents.defaults.sandbox.docker.env';

  it('have names and values that fit a line', () => {
    expect(agent(env({ A_1: 'x', b: '' }))).toEqual([]);
    expect(agent(env(BAD))).toEqual([`${own}.A-B`]);
    expect(agent(env({ A: 'two\nlines' }))).toEqual([`${own}.A`]);
  });

  it('come from the defaults where the agent has no word of its own', () => {
    expect(agent({}, env(BAD))).toEqual([`${shared}.A-B`]);
    expect(agent(env({ A: 'one' }), env({ A: 'two\nlines' }))).toEqual([]);
  });

  it('are only looked at where one gets them', () => {
    expect(agent({ backend: 'ssh' }, env(BAD))).toEqual([]);
    expect(agent({ backend: 'docker' }, { backend: 'ssh', ...env(BAD) })).toEqual([`${shared}.A-B`]);
    expect(agent({ scope: 'shared', ...env(BAD) })).toEqual([]);
  });

  it('were anything before the release that looks at them', () => {
    expect(refused({ agents: { defaults: { sandbox: env(BAD) } } }, '2026.5.12')).toEqual([]);
  });
});
