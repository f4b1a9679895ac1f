import { describe, expect, test } from 'vitest';
import { readToolConfig } from '../../src/tool-config/read-tool-config.js';
import { ToolConfigError } from '../../src/tool-config/tool-config-error.js';

function failure(text: string, within?: string): string {
  try {
    readToolConfig(text, 'conf.json5', within);
  } catch (error) {
    if (error instanceof ToolConfigError) return error.message;
    throw error;
  }
  return 'accepted';
}

test('every key it may have', () => {
  const read = readToolConfig(
    `{
  $schema: './schema.json', // for editors
  extends: 'base',
  target: '2026.9.6',
  paths: ['openclaw.json'],
  failOn: 'error',
  strictJson: true,
  rules: { 'models/*': 'off' },
  suppressions: [{ rule: 'cron/*', file: 'jobs.json', path: 'jobs[*].payload', reason: 'kept' }],
  plugins: ['./ours.mjs'],
}`,
    'conf.json5',
  );
  expect(read?.extends).toEqual(['base']);
  expect(read?.config).toEqual({
    target: '2026.9.6',
    paths: ['openclaw.json'],
    failOn: 'error',
    strictJson: true,
    rules: { 'models/*': 'off' },
    suppressions: [{ rule: 'cron/*', file: 'jobs.json', path: 'jobs[*].payload', reason: 'kept' }],
    plugins: ['./ours.mjs'],
  });
});

describe('what is wrong is said in one sentence, with its place', () => {
  test.each([
    ['{ target: ', /^conf\.json5:1:\d+: /],
    ['[]', 'conf.json5:1:1: the config has to be an object.'],
    ['{\n  tagret: "x" }', /^conf\.json5:2:3: tagret is no key of the config; there are \$schema, extends, target,/],
    ['{ target: 5 }', 'conf.json5:1:11: target has to be a string that says something.'],
    ['{ failOn: "fatal" }', 'conf.json5:1:11: failOn has to be one of info, warning, error.'],
    ['{ failOn: "off" }', 'conf.json5:1:11: failOn has to be one of info, warning, error.'],
    ['{ strictJson: 1 }', 'conf.json5:1:15: strictJson has to be true or false.'],
    ['{ paths: ["a", ""] }', 'conf.json5:1:16: paths has to be a list of strings.'],
    ['{ plugins: "./a.mjs" }', 'conf.json5:1:12: plugins has to be a list of strings.'],
    ['{ extends: {} }', 'conf.json5:1:12: extends has to be a string that says something.'],
    ['{ rules: { a: "of" } }', 'conf.json5:1:15: rules has to give each rule one of off, info, warning, error.'],
    ['{ rules: [] }', 'conf.json5:1:10: rules has to be an object of rules and their levels.'],
    ['{ suppressions: {} }', 'conf.json5:1:17: suppressions has to be a list.'],
    ['{ suppressions: [1] }', 'conf.json5:1:18: suppressions[0] has to be an object.'],
    ['{ suppressions: [{ rule: "a/b" }] }', 'conf.json5:1:18: suppressions[0] needs a reason.'],
    ['{ suppressions: [{ reason: "b" }] }', 'conf.json5:1:18: suppressions[0] needs a rule.'],
    [
      '{ suppressions: [{ rule: "a/b", reason: " " }] }',
      'conf.json5:1:41: suppressions[0].reason has to be a string that says something.',
    ],
    [
      '{ suppressions: [{ rule: "a/b", reason: "c", path: "a..b" }] }',
      'conf.json5:1:52: suppressions[0].path has to be a path such as jobs[*].payload.model.',
    ],
    [
      '{ suppressions: [{ rule: "a/b", reason: "c", files: "d" }] }',
      'conf.json5:1:46: suppressions[0].files is no key of the config; there are rule, file, path, reason.',
    ],
  ])('%s', (text, message) => {
    if (typeof message === 'string') expect(failure(text)).toBe(message);
    else expect(failure(text)).toMatch(message);
  });
});

describe('in a package.json', () => {
  test('only its own member counts', () => {
    const read = readToolConfig('{ "name": "x", "clawmend": { "failOn": "error" } }', 'package.json', 'clawmend');
    expect(read?.config).toEqual({ failOn: 'error' });
  });

  test.each(['{ "name": "x" }', '{ "dependencies": { "clawmend": "1" } }', '{ "name": '])('%s holds none', (text) => {
    expect(readToolConfig(text, 'package.json', 'clawmend')).toBeUndefined();
  });

  test('the place is that in the package.json', () => {
    expect(failure('{\n  "clawmend": { "failOn": 3 }\n}', 'clawmend')).toBe(
      'conf.json5:2:27: failOn has to be one of info, warning, error.',
    );
  });
});
