import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { configJsonSchema } from '../../../src/doctor/releases/config-json-schema.js';
import { parsePath } from '../../../src/document/config-path.js';
import type { JsonValue } from '../../../src/document/node.js';
import { parsePattern } from '../../../src/openclaw/config/pattern.js';
import { release } from '../../../src/openclaw/releases/release.js';
import { schemaFor } from '../../../src/openclaw/schema/config-schema.js';
import { keyNote, notedKeys } from '../../../src/openclaw/schema/key-notes.js';
import { makeHome } from '../../cli/home.js';

async function schemaOf(target: string) {
  const home = await makeHome();
  return configJsonSchema({ system: home.system(), target });
}

// A validator that is asked a few dozen times need not be a quick one: that takes a third of the time to compile.
const ajv = new Ajv2020({ strict: false, validateFormats: false, inlineRefs: false, code: { optimize: false } });

/** That of 2026.9.6, which takes a validator a second to compile. */
let compiled: Promise<{ schema: Awaited<ReturnType<typeof schemaOf>>; validate: ValidateFunction }> | undefined;
function compiledSchema() {
  compiled ??= schemaOf('2026.9.6').then((schema) => ({ schema, validate: ajv.compile(schema) }));
  return compiled;
}

describe.each(['2026.1.29', '2026.4.29', '2026.7.35', '2026.9.6'])('the JSON Schema of %s', (target) => {
  test('is one', async () => {
    const printed = await schemaOf(target);
    expect(printed.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(ajv.validateSchema(printed)).toBe(true);
  });
});

const SAMPLES: readonly { readonly config: JsonValue; readonly taken: boolean }[] = [
  { config: {}, taken: true },
  { config: { gateway: { mode: 'local', port: 18789, bind: 'loopback' } }, taken: true },
  { config: { gateway: { port: '18789' } }, taken: false },
  { config: { gateway: { port: 0 } }, taken: false },
  { config: { gateway: { bind: 'everywhere' } }, taken: false },
  { config: { gateway: { colour: 'red' } }, taken: false },
  { config: { channels: { telegram: { enabled: 'yes' } } }, taken: false },
  { config: { channels: { telegram: { streamMode: 'partial' } } }, taken: false },
  { config: { agents: { entries: { main: { model: { primary: 'openai/gpt-5.5', fallbacks: [] } } } } }, taken: true },
  { config: { agents: { entries: { main: { model: { primary: 5 } } } } }, taken: false },
  { config: { bindings: [{ agentId: 'main', match: { channel: 'telegram' } }] }, taken: true },
  { config: { bindings: [{ agentId: 'main' }] }, taken: false },
  {
    config: { models: { providers: { house: { baseUrl: 'http://localhost', models: [{ id: 'a', name: 'A' }] } } } },
    taken: true,
  },
  { config: { logging: { level: 'loud' } }, taken: false },
  { config: 'text', taken: false },
];

test('it takes and refuses what our own reading of the release does', async () => {
  const { validate } = await compiledSchema();
  const ours = schemaFor(release('2026.9.6'));
  const asOurs = SAMPLES.map(({ config }) => ({ config, taken: ours.validate(config).length === 0 }));
  expect(asOurs).toEqual(SAMPLES);
  expect(SAMPLES.map(({ config }) => ({ config, taken: validate(config) }))).toEqual(SAMPLES);
});

test('what the environment fills in is not known', async () => {
  const { validate } = await compiledSchema();
  expect(validate({ gateway: { bind: '${BIND}' } })).toBe(true);
  expect(validate({ gateway: { port: '${PORT}' } })).toBe(false);
});

test('an include stands for what is not there', async () => {
  const { validate } = await compiledSchema();
  expect(validate({ gateway: { $include: './gateway.json5' } })).toBe(true);
  expect(validate({ bindings: [{ $include: ['./binding.json5'] }] })).toBe(true);
  expect(validate({ gateway: { $include: 5 } })).toBe(false);
});

test('a key that went is said to have gone', async () => {
  const { schema } = await compiledSchema();
  expect(JSON.stringify(schema)).toMatch(/"streamMode":\{"not":\{\},"deprecated":true,"description":"No key any more/);
});

test('a key that went and is still read is taken', async () => {
  const { validate } = await compiledSchema();
  expect(validate({ agents: { defaults: { contextTokens: 200_000 } } })).toBe(true);
});

describe('notes on keys', () => {
  test.each(notedKeys)('%s is a key of some release', (keys) => {
    const paths = parsePattern(keys).alternatives.map((segments) =>
      segments.map((segment) => {
        if (segment.type === 'key') return segment.key;
        if (segment.type === 'any-member') return keys.startsWith('channels.*') ? 'telegram' : 'main';
        return 0;
      }),
    );
    const known = paths.flatMap((path) =>
      ['2026.4.29', '2026.9.6'].flatMap((one) => schemaFor(release(one)).lookup(path) ?? []),
    );
    expect(known).not.toEqual([]);
  });

  test('a default is told for releases whose documentation states it', () => {
    const path = parsePath('cron.enabled');
    expect(keyNote(path, release('2026.9.6'))?.default).toBe('true');
    expect(keyNote(path, release('2026.4.29'))?.default).toBeUndefined();
    expect(keyNote(parsePath('gateway.port'), release('2026.4.29'))?.default).toBe('18789');
  });

  test('every default is a value that the release takes', () => {
    for (const keys of notedKeys) {
      if (keys.includes('{') || keys.includes('*')) continue;
      const path = parsePath(keys);
      const value = keyNote(path, release('2026.9.6'))?.default;
      if (value === undefined) continue;
      expect(schemaFor(release('2026.9.6')).validate(JSON.parse(value), path), keys).toEqual([]);
    }
  });
});
