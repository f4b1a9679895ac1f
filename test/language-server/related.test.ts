import { describe, expect, test } from 'vitest';
import { CONFIG, makeEditor } from './editor.js';

const HEAD = "gateway: { mode: 'local', auth: { mode: 'none' } }";

async function relatedTo(text: string, code: string, files: Readonly<Record<string, string>> = {}, open = CONFIG) {
  const editor = await makeEditor({ [CONFIG]: text, ...files });
  await editor.open(open);
  const found = editor.diagnostics(open).find((one) => one.code === code);
  if (found === undefined) throw new Error(`${code} was not found: ${editor.codes(open).join(' ')}`);
  return (found.relatedInformation ?? []).map(({ location, message }) => ({
    file: location.uri.slice(location.uri.lastIndexOf('/') + 1),
    at: location.range.start,
    message,
  }));
}

describe('a finding about two places shows the other one', () => {
  test('of a key that is written twice: the one in force', async () => {
    expect(await relatedTo(`{\n  ${HEAD},\n  gateway: { mode: 'local' },\n}\n`, 'syntax/duplicate-key')).toEqual([
      { file: 'openclaw.json', at: { line: 2, character: 2 }, message: 'this one is in force' },
    ]);
  });

  test('of an alias that two models have: the other one', async () => {
    const text = `{\n${HEAD},\nagents: { defaults: { models: {\n'openai/a': { alias: 'x' },\n'openai/b': { alias: 'x' },\n} } } }`;
    expect(await relatedTo(text, 'models/alias-conflict')).toContainEqual({
      file: 'openclaw.json',
      at: { line: 3, character: "'openai/a': { alias: ".length },
      message: 'the alias of openai/a',
    });
  });

  test('of two secrets that are one: the other place, never the secret', async () => {
    const secret = 'correct-horse-battery-staple';
    const text = `{\ngateway: { mode: 'local', auth: { mode: 'token', token: '${secret}' } },\nhooks: { enabled: true, token: '${secret}' } }`;
    const related = await relatedTo(text, 'hooks/token-reuse');
    expect(new Set(related.map(({ at }) => at.line))).toEqual(new Set([1]));
    expect(JSON.stringify(related)).not.toContain(secret);
  });

  test('in an included file: where it is included', async () => {
    const text = `{\n  ${HEAD},\n  agents: { $include: './agents.json5' },\n}\n`;
    const agents = "{ ownership: 'explicit', entries: { main: { colour: 'red' } } }";
    const files = { '.openclaw/agents.json5': agents };
    expect(await relatedTo(text, 'schema/unknown-key', files, '.openclaw/agents.json5')).toEqual([
      { file: 'openclaw.json', at: { line: 2, character: '  agents: { $include: '.length }, message: 'included here' },
    ]);
  });

  test('and nothing to an editor that does not show it', async () => {
    const text = `{\n  ${HEAD},\n  gateway: { mode: 'local' },\n}\n`;
    const editor = await makeEditor({ [CONFIG]: text }, { capabilities: {} });
    await editor.open(CONFIG);
    expect(JSON.stringify(editor.diagnostics(CONFIG))).not.toContain('relatedInformation');
  });
});
