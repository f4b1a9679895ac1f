import { readFileSync } from 'node:fs';
import { Ajv, type AnySchemaObject } from 'ajv';
import JSON5 from 'json5';
import { describe, expect, test } from 'vitest';
import { readToolConfig } from '../../src/tool-config/read-tool-config.js';

const schema = JSON.parse(readFileSync(new URL('../../schema.json', import.meta.url), 'utf8')) as AnySchemaObject;
const validate = new Ajv({ strict: true }).compile(schema);

function isRead(text: string): boolean {
  try {
    return readToolConfig(text, 'x') !== undefined;
  } catch {
    return false;
  }
}

describe('the shipped schema takes what the program takes', () => {
  test.each([
    '{}',
    "{ $schema: './node_modules/clawmend/schema.json' }",
    "{ extends: './base.json5' }",
    "{ extends: ['./base.json5', 'shared'] }",
    "{ target: 'installed', paths: ['openclaw.json'], failOn: 'info', strictJson: false }",
    "{ rules: { 'models/*': 'off', 'gateway/x': 'error' } }",
    "{ suppressions: [{ rule: 'a/*', reason: 'b' }, { rule: 'a/b', file: '**/x.json', path: 'a[0].b', reason: 'c' }] }",
    "{ plugins: ['./a.mjs'] }",
    '{ suppressions: [], plugins: [], paths: [], rules: {} }',
  ])('%s', (text) => {
    expect(isRead(text)).toBe(true);
    expect(validate(JSON5.parse(text)), JSON.stringify(validate.errors)).toBe(true);
  });
});

describe('and refuses what it refuses', () => {
  test.each([
    '[]',
    "{ tagret: 'x' }",
    "{ target: ' ' }",
    '{ target: 5 }',
    "{ failOn: 'off' }",
    '{ strictJson: 1 }',
    "{ paths: 'a' }",
    "{ paths: [''] }",
    "{ rules: { a: 'of' } }",
    '{ rules: [] }',
    "{ suppressions: [{ rule: 'a/b' }] }",
    "{ suppressions: [{ rule: 'a/b', reason: '' }] }",
    "{ suppressions: [{ rule: 'a/b', reason: 'c', files: 'd' }] }",
    '{ suppressions: {} }',
    '{ extends: [1] }',
    '{ plugins: {} }',
  ])('%s', (text) => {
    expect(isRead(text)).toBe(false);
    expect(validate(JSON5.parse(text))).toBe(false);
  });
});

test('every key is described', () => {
  const { properties, definitions } = schema as {
    properties: Record<string, { description?: string }>;
    definitions: { suppression: { properties: Record<string, { description?: string }> } };
  };
  for (const [key, { description }] of Object.entries({ ...properties, ...definitions.suppression.properties })) {
    expect(description, key).toMatch(/\.$/);
  }
});
