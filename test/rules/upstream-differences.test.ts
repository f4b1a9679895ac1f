import JSON5 from 'json5';
import { describe, expect, it } from 'vitest';
import { fixConfig } from '../helpers/fix-config.js';

/** What `--fix` makes of a config. */
const fixed = async (config: object, target: string): Promise<unknown> =>
  JSON5.parse((await fixConfig(`${JSON.stringify(config, null, 2)}\n`, target)).after);

/** Each is a line of "Where a fix goes another way than OpenClaw's doctor" in docs/upgrade.md. */
describe('where a fix goes another way than the doctor of OpenClaw', () => {
  it('leaves a model alone as it is, so that no allowlist comes of it', async () => {
    const agent = { model: 'anthropic/claude-opus-4-6', workspace: '~/claw' };
    expect(await fixed({ agent }, '2026.3.13')).toEqual({ agents: { defaults: agent } });
  });

  it('keeps what a models map of the old place says', async () => {
    const agent = { model: 'anthropic/claude-opus-4-6', models: { 'anthropic/claude-opus-4-6': { alias: 'opus' } } };
    expect(await fixed({ agent }, '2026.3.13')).toEqual({ agents: { defaults: agent } });
  });

  it('names the runtime of a renamed model once, where its agents inherit it', async () => {
    const config = {
      agents: {
        defaults: { model: 'openai-codex/gpt-5.5' },
        list: [
          { id: 'main', default: true },
          { id: 'work', model: 'openai-codex/gpt-5.5' },
        ],
      },
    };
    expect(await fixed(config, '2026.5.12')).toEqual({
      agents: {
        defaults: { model: 'openai/gpt-5.5', models: { 'openai/gpt-5.5': { agentRuntime: { id: 'codex' } } } },
        list: [
          { id: 'main', default: true },
          { id: 'work', model: 'openai/gpt-5.5' },
        ],
      },
    });
  });

  it('names it for the agent where only the agent has the model', async () => {
    const config = {
      agents: {
        defaults: { model: 'anthropic/claude-opus-4-6' },
        list: [
          { id: 'main', default: true },
          { id: 'work', model: 'openai-codex/gpt-5.5' },
        ],
      },
    };
    expect(await fixed(config, '2026.5.12')).toMatchObject({
      agents: {
        list: [
          { id: 'main' },
          { id: 'work', model: 'openai/gpt-5.5', models: { 'openai/gpt-5.5': { agentRuntime: { id: 'codex' } } } },
        ],
      },
    });
  });

  it('leaves the names of Gemini models as they are written', async () => {
    const config = { agents: { defaults: { model: 'openrouter/google/gemini-3-flash' } } };
    expect(await fixed(config, '2026.9.6')).toEqual(config);
  });

  it.each(['2026.4.29', '2026.9.6'])('moves the discovery of Bedrock as the doctor does, for %s', async (target) => {
    const models = { bedrockDiscovery: { enabled: true, region: 'eu-west-1' } };
    const entries = { 'amazon-bedrock': { config: { discovery: { region: 'us-east-1' } } } };
    expect(await fixed({ models, plugins: { entries } }, target)).toEqual({
      plugins: { entries: { 'amazon-bedrock': { config: { discovery: { region: 'us-east-1', enabled: true } } } } },
    });
  });
});
