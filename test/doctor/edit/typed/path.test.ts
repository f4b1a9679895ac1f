import { describe, expect, test } from 'vitest';
import { EditRefused } from '../../../../src/doctor/edit/refusal.js';
import { readTypedPath } from '../../../../src/doctor/edit/typed/path.js';

describe('paths as people type them', () => {
  test.each([
    ['gateway.port', ['gateway', 'port']],
    ['tools.allow[0]', ['tools', 'allow', 0]],
    ['tools.allow.0', ['tools', 'allow', '0']],
    ['agents.defaults.models["openai/gpt-5.5"].alias', ['agents', 'defaults', 'models', 'openai/gpt-5.5', 'alias']],
    ["agents.defaults.models['openai/gpt-5.5']", ['agents', 'defaults', 'models', 'openai/gpt-5.5']],
    ['models.providers.4096bytes', ['models', 'providers', '4096bytes']],
    ['agents.entries.a\\.b.model', ['agents', 'entries', 'a.b', 'model']],
    ['["a b"].c', ['a b', 'c']],
    ['  gateway.port ', ['gateway', 'port']],
  ])('%s', (typed, path) => {
    expect(readTypedPath(typed)).toEqual(path);
  });

  test.each([
    '',
    ' ',
    'a..b',
    '.a',
    'a.',
    'a[',
    'a[0',
    'a["b]',
    '__proto__.x',
    'a.constructor',
    'gateway.$include',
    'a[""]',
  ])('%j is refused', (typed) => {
    expect(() => readTypedPath(typed)).toThrow(EditRefused);
  });
});
