import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { expect, test } from 'vitest';
import { parseDocument } from '../../../src/document/parse.js';
import { commentsOf } from '../../doctor/edit/installation-of.js';
import { makeHome } from '../home.js';

const base = readFileSync(path.join(import.meta.dirname, 'base.json5'), 'utf8');
const CONFIG = '.openclaw/openclaw.json';

/** As a guide to a provider of one's own has them, word for word. */
const PROVIDER = `{
  "api": "openai-completions",
  "baseUrl": "https://api.4096bytes.com/v1",
  "apiKey": "YOUR_4096BYTES_API_KEY",
  "auth": "api-key",
  "headers": {
    "User-Agent": "Mozilla/5.0"
  },
  "models": [
    {
      "id": "gpt-5.5",
      "name": "GPT-5.5",
      "contextWindow": 200000,
      "reasoning": true,
      "input": [
        "text"
      ]
    }
  ]
}`;
const STEPS = [
  ['config', 'set', 'models.providers.4096bytes', PROVIDER, '--strict-json', '--merge'],
  ['config', 'set', 'agents.defaults.models', '{"4096bytes/gpt-5.5": {"alias": "G55"}}', '--strict-json', '--merge'],
  ['config', 'validate'],
];

test.each([
  ['a config with comments', base],
  ['a config that is not there', undefined],
])('the guide to a custom provider works word for word on %s', async (_, text) => {
  const home = await makeHome(text === undefined ? {} : { [CONFIG]: text });
  for (const step of STEPS) expect(await home.run(step), step.join(' ')).toMatchObject({ status: 0 });
  const after = await home.read(CONFIG);
  const { problems } = parseDocument(after);
  expect(problems).toEqual([]);
  expect(commentsOf(after)).toEqual(text === undefined ? [] : commentsOf(text));
  const got = await home.run(['config', 'get', 'models.providers.4096bytes', '--json']);
  // What stands in for a key is no secret.
  expect(JSON.parse(got.stdout)).toEqual(JSON.parse(PROVIDER));
  const alias = await home.run(['config', 'get', 'agents.defaults.models["4096bytes/gpt-5.5"].alias']);
  expect(alias.stdout).toBe('G55\n');
  // Nothing but new lines: what was there is there, in its order.
  const left = new Set(after.split('\n'));
  const lost = (text ?? '').split('\n').filter((line) => !left.has(line));
  expect(lost).toEqual([]);
});
