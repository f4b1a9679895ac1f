import { describe, expect, it } from 'vitest';
import { formatPath } from '../../../src/document/config-path.js';
import { type ModelSlot, modelSlots } from '../../../src/openclaw/models/slots.js';
import { release } from '../../../src/openclaw/releases/release.js';
import { configValue } from '../config-value.js';

const may = release('2026.5.12');
const newest = release('2026.9.6');

function slots(text: string, target = may): readonly ModelSlot[] {
  return modelSlots(configValue(text), target);
}

/** `agent slot = ref` of every slot. */
function names(text: string, target = may): readonly string[] {
  return slots(text, target).map((slot) => `${slot.agent ?? '*'} ${slot.slot} = ${slot.ref}`);
}

describe('the slots of an agent', () => {
  it('are its model and the fallbacks, written either way', () => {
    expect(names(`{ agents: { defaults: { model: 'a/1' } } }`)).toEqual(['* primary = a/1']);
    expect(names(`{ agents: { defaults: { model: { primary: 'a/1', fallbacks: ['a/2', 'a/3'] } } } }`)).toEqual([
      '* primary = a/1',
      '* fallback[0] = a/2',
      '* fallback[1] = a/3',
    ]);
  });

  it('are its models for other work', () => {
    expect(
      names(`{ agents: { defaults: {
        imageModel: { primary: 'a/image', fallbacks: ['a/image2'] }, pdfModel: 'a/pdf', utilityModel: 'a/utility',
        decisionModel: 'a/decision', voiceModel: 'a/voice', imageGenerationModel: 'a/draw',
        videoGenerationModel: 'a/film', musicGenerationModel: 'a/sing', mediaModels: { image: 'a/draw2' },
        heartbeat: { model: 'a/heart' }, subagents: { model: { primary: 'a/sub', fallbacks: ['a/sub2'] } },
        compaction: { model: 'a/compact', memoryFlush: { model: 'a/flush' } },
        embeddedAgent: { cyberFailover: { model: 'a/failover' } },
      } } }`),
    ).toEqual([
      '* image = a/image',
      '* image.fallback[0] = a/image2',
      '* pdf = a/pdf',
      '* utility = a/utility',
      '* decision = a/decision',
      '* voice = a/voice',
      '* image-generation = a/draw',
      '* video-generation = a/film',
      '* music-generation = a/sing',
      '* image-generation = a/draw2',
      '* heartbeat = a/heart',
      '* subagents = a/sub',
      '* subagents.fallback[0] = a/sub2',
      '* compaction = a/compact',
      '* memory-flush = a/flush',
      '* failover = a/failover',
    ]);
  });

  it('carry the agent, from a list or from entries', () => {
    expect(names(`{ agents: { list: [{ id: 'ann', model: 'a/1' }, { model: 'a/2' }] } }`)).toEqual([
      'ann primary = a/1',
      '[1] primary = a/2',
    ]);
    expect(names(`{ agents: { entries: { bob: { model: 'a/3', tts: { summaryModel: 'a/4' } } } } }`, newest)).toEqual([
      'bob primary = a/3',
      'bob tts = a/4',
    ]);
  });

  it('are the keys of its models map and its allowlist', () => {
    const found = slots(
      `{ agents: { defaults: { models: { 'a/1': { alias: 'one' }, 'a/2': {} }, modelPolicy: { allow: ['a/*'] } } } }`,
      newest,
    );
    expect(found.map(({ kind, form, ref }) => ({ kind, form, ref }))).toEqual([
      { kind: 'map-key', form: 'key', ref: 'a/1' },
      { kind: 'map-key', form: 'key', ref: 'a/2' },
      { kind: 'allow', form: 'value', ref: 'a/*' },
    ]);
    expect(formatPath(found[0]!.at.path)).toBe('agents.defaults.models["a/1"]');
  });

  it('are tool rules that name a model, not those that name a provider', () => {
    expect(
      names(`{ agents: { list: [{ id: 'ann', tools: {
        byProvider: { openai: {}, 'openai/gpt-5.5': {} }, exec: { applyPatch: { allowModels: ['gpt-5.5'] } } } }] } }`),
    ).toEqual(['ann tools.byProvider = openai/gpt-5.5', 'ann tools.exec.applyPatch.allowModels[0] = gpt-5.5']);
  });

  it('keep the ref as its author wrote it', () => {
    expect(slots(`{ agents: { defaults: { model: ' OpenAI-Codex/GPT-5.5 ' } } }`)[0]?.ref).toBe(
      ' OpenAI-Codex/GPT-5.5 ',
    );
  });

  it('leave out what holds no text', () => {
    expect(
      slots(`{ agents: { defaults: { model: '', imageModel: null, pdfModel: 7, models: [] }, list: 'x' } }`),
    ).toEqual([]);
    expect(slots(`[]`)).toEqual([]);
    expect(slots(`{ agents: { defaults: { model: { primary: 1, fallbacks: [null, 'a/1', ''] } } } }`)).toHaveLength(1);
  });
});

describe('the slots outside of agents', () => {
  it('are named by their path', () => {
    expect(
      names(`{
        tools: {
          exec: { reviewer: { model: { primary: 'a/review', fallbacks: ['a/review2'] } } },
          subagents: { model: 'a/sub' },
          byProvider: { 'a/tool': {} },
          media: { audio: { preferredModel: 'a/hear' } },
        },
        messages: { tts: { summaryModel: 'a/sum' } },
        hooks: { mappings: [{ model: 'a/hook' }, {}], gmail: { model: 'a/mail' } },
        channels: {
          modelByChannel: { telegram: { '*': 'a/tg' } },
          discord: { voice: { model: 'a/dc', tts: { summaryModel: 'a/dc2' } }, accounts: { x: { voice: { model: 'a/dc3' } } } },
          clickclack: { model: 'a/cc', accounts: { y: { model: 'a/cc2' } } },
          feishu: { tts: { summaryModel: 'a/fs' } },
        },
        plugins: { entries: {
          'active-memory': { config: { model: 'a/am', modelFallback: 'a/am2' } },
          'memory-core': { config: { dreaming: { phases: { deep: { execution: { model: 'a/dream' } } } } } },
          any: { llm: { allowedModels: ['a/llm'] }, subagent: { allowedModels: ['a/llm2'] } },
        } },
      }`),
    ).toEqual([
      '* tools.exec.reviewer = a/review',
      '* tools.exec.reviewer.fallback[0] = a/review2',
      '* tools.subagents = a/sub',
      '* messages.tts.summaryModel = a/sum',
      '* hooks.mappings[0] = a/hook',
      '* hooks.gmail = a/mail',
      '* channels.modelByChannel.telegram["*"] = a/tg',
      '* channels.discord.voice = a/dc',
      '* channels.discord.accounts.x.voice = a/dc3',
      '* channels.discord.voice.tts.summaryModel = a/dc2',
      '* channels.feishu.tts.summaryModel = a/fs',
      '* channels.clickclack = a/cc',
      '* channels.clickclack.accounts.y = a/cc2',
      '* tools.media.audio.preferredModel = a/hear',
      '* plugins.entries.active-memory.config = a/am',
      '* plugins.entries.active-memory.config.modelFallback = a/am2',
      '* plugins.entries.memory-core.config.dreaming.phases.deep.execution = a/dream',
      '* tools.byProvider = a/tool',
      '* plugins.entries.any.llm.allowedModels[0] = a/llm',
      '* plugins.entries.any.subagent.allowedModels[0] = a/llm2',
    ]);
  });

  it('may be a provider beside a model id', () => {
    const [pair, bare] = slots(
      `{ tools: { media: { models: [{ provider: 'openai', model: 'gpt-4o' }, { model: 'whisper' }, { command: 'x' }] } } }`,
    );
    expect(pair).toMatchObject({ form: 'pair', ref: 'openai/gpt-4o', slot: 'tools.media.models[0]' });
    expect(pair?.provider?.string).toBe('openai');
    expect(pair?.at.string).toBe('gpt-4o');
    expect(bare).toMatchObject({ form: 'value', ref: 'whisper' });
  });

  it('hold no embedding or transcription ids, which belong to one provider', () => {
    expect(
      slots(`{ agents: { defaults: { memorySearch: { provider: 'openai', model: 'text-embedding-3-small' } } },
               talk: { realtime: { model: 'gpt-realtime' } }, tools: { web: { x_search: { model: 'grok' } } } }`),
    ).toEqual([]);
  });
});

describe('a slot that moved', () => {
  const standing = (text: string, target = may) => slots(text, target).map((slot) => slot.standing);

  it('is in force on one side of the move only', () => {
    const old = `{ agents: { defaults: { imageGenerationModel: 'a/1' } }, messages: { tts: { summaryModel: 'a/2' } } }`;
    const moved = `{ agents: { defaults: { mediaModels: { image: 'a/1' } } }, tts: { summaryModel: 'a/2' } }`;
    expect(standing(old)).toEqual(['in-force', 'in-force']);
    expect(standing(old, newest)).toEqual(['ignored', 'ignored']);
    expect(standing(moved)).toEqual(['ignored', 'ignored']);
    expect(standing(moved, newest)).toEqual(['in-force', 'in-force']);
  });

  it('of a list of agents is ignored once entries stand beside it', () => {
    const both = `{ agents: { list: [{ id: 'a', model: 'x/1' }], entries: { a: { model: 'x/2' } } } }`;
    expect(standing(both, newest)).toEqual(['in-force', 'ignored']);
    expect(standing(both, may)).toEqual(['ignored', 'in-force']);
    expect(standing(`{ agents: { list: [{ id: 'a', model: 'x/1' }] } }`, newest)).toEqual(['in-force']);
  });
});
