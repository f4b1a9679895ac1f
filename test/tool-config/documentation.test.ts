import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import JSON5 from 'json5';
import { expect, test } from 'vitest';
import { readToolConfig } from '../../src/tool-config/read-tool-config.js';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const schema = JSON.parse(read('schema.json'));
const [, example = ''] = /```json5\n([\s\S]*?)```/.exec(read('docs/configuration.md')) ?? [];

test('the example of the documentation is a config, and shows every key', () => {
  expect(readToolConfig(example, 'docs')?.extends).toHaveLength(2);
  const value = JSON5.parse(example);
  expect(new Ajv().validate(schema, value)).toBe(true);
  expect(Object.keys(value).sort()).toEqual(Object.keys(schema.properties).sort());
  expect(Object.keys(value.suppressions[0])).toEqual(Object.keys(schema.definitions.suppression.properties));
});
