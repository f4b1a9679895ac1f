import { describe, expect, it } from 'vitest';
import { normalizeAgentId } from '../../../src/openclaw/agents/agent-id.js';

describe('an agent id', () => {
  it.each([
    ['main', 'main'],
    [' Main ', 'main'],
    ['Main Bot', 'main-bot'],
    ['a!!b', 'a-b'],
    ['--x--', 'x'],
    ['x-', 'x-'],
    ['_x', '_x'],
    ['zé', 'z'],
    ['!!!', 'main'],
    ['x'.repeat(70), 'x'.repeat(64)],
  ])('%j is written %j', (id, normalized) => {
    expect(normalizeAgentId(id)).toBe(normalized);
  });
});
