import type { ReleaseRange } from '../releases/release.js';

export type ModelSlotKind =
  | 'primary'
  | 'fallback'
  | 'image'
  | 'pdf'
  | 'voice'
  | 'utility'
  | 'decision'
  | 'image-generation'
  | 'video-generation'
  | 'music-generation'
  | 'heartbeat'
  | 'subagents'
  | 'compaction'
  | 'memory-flush'
  | 'failover'
  | 'exec-reviewer'
  | 'tts'
  | 'map-key'
  | 'allow'
  | 'tool-policy'
  | 'hooks'
  | 'channel'
  | 'tools-media'
  | 'plugin';

/** A place that names a model, and the releases that read it. */
export interface ModelPlace extends ReleaseRange {
  readonly kind: ModelSlotKind;
  readonly takes?: 'literal';
}

/** The selectors an agent (or `agents.defaults`) may hold; each is a ref or `{ primary, fallbacks }`. */
export const AGENT_SELECTORS: readonly (ModelPlace & { readonly path: readonly string[] })[] = [
  { path: ['model'], kind: 'primary' },
  { path: ['imageModel'], kind: 'image' },
  { path: ['pdfModel'], kind: 'pdf' },
  { path: ['utilityModel'], kind: 'utility' },
  { path: ['decisionModel'], kind: 'decision' },
  { path: ['voiceModel'], kind: 'voice', takes: 'literal' },
  { path: ['imageGenerationModel'], kind: 'image-generation', takes: 'literal', until: '2026.8.1' },
  { path: ['videoGenerationModel'], kind: 'video-generation', takes: 'literal', until: '2026.8.1' },
  { path: ['musicGenerationModel'], kind: 'music-generation', takes: 'literal', until: '2026.8.1' },
  { path: ['mediaModels', 'image'], kind: 'image-generation', takes: 'literal', since: '2026.8.1' },
  { path: ['mediaModels', 'video'], kind: 'video-generation', takes: 'literal', since: '2026.8.1' },
  { path: ['mediaModels', 'music'], kind: 'music-generation', takes: 'literal', since: '2026.8.1' },
  { path: ['heartbeat', 'model'], kind: 'heartbeat' },
  { path: ['subagents', 'model'], kind: 'subagents' },
  { path: ['compaction', 'model'], kind: 'compaction' },
  { path: ['compaction', 'memoryFlush', 'model'], kind: 'memory-flush' },
  { path: ['embeddedAgent', 'cyberFailover', 'model'], kind: 'failover' },
  { path: ['tools', 'exec', 'reviewer', 'model'], kind: 'exec-reviewer' },
  { path: ['tools', 'subagents', 'model'], kind: 'subagents' },
  { path: ['tts', 'summaryModel'], kind: 'tts' },
];

/** Selectors outside of any agent; the pattern's own path is their name. */
export const ROOT_SELECTORS: readonly (ModelPlace & { readonly pattern: string })[] = [
  { pattern: 'tools.exec.reviewer.model', kind: 'exec-reviewer' },
  { pattern: 'tools.subagents.model', kind: 'subagents', until: '2026.8.1' },
  { pattern: 'messages.tts.summaryModel', kind: 'tts', until: '2026.8.1' },
  { pattern: 'tts.summaryModel', kind: 'tts', since: '2026.8.1' },
  { pattern: 'hooks.mappings[*].model', kind: 'hooks' },
  { pattern: 'hooks.gmail.model', kind: 'hooks' },
  { pattern: 'channels.modelByChannel.*.*', kind: 'channel' },
  { pattern: 'channels.*.{voice.model,accounts.*.voice.model}', kind: 'channel' },
  { pattern: 'channels.*.{voice.tts,accounts.*.voice.tts,accounts.*.tts,tts}.summaryModel', kind: 'channel' },
  { pattern: 'channels.{clickclack,clickclack.accounts.*}.model', kind: 'channel' },
  { pattern: 'tools.media.{image,audio,video}.preferredModel', kind: 'tools-media', takes: 'literal' },
  { pattern: 'plugins.entries.active-memory.config.{model,modelFallback}', kind: 'plugin' },
  { pattern: 'plugins.entries.imap.config.{model,accounts.*.model}', kind: 'plugin' },
  { pattern: 'plugins.entries.lossless-claw.config.summaryModel', kind: 'plugin' },
  { pattern: 'plugins.entries.memory-core.config.dreaming.{model,execution.defaults.model}', kind: 'plugin' },
  { pattern: 'plugins.entries.memory-core.config.dreaming.phases.*.execution.model', kind: 'plugin' },
  { pattern: 'plugins.entries.voice-call.config.{responseModel,tts.summaryModel}', kind: 'plugin' },
];

/** Lists of full refs that restrict what may be chosen. */
export const ROOT_ALLOW_LISTS: readonly string[] = [
  'plugins.entries.*.{llm,subagent}.{allowedModels,allowedCompletionModels}[*]',
  'plugins.entries.llm-task.config.allowedModels[*]',
];

/** A provider and a model id in two members of one object. */
export const PAIRS: readonly {
  readonly pattern: string;
  readonly provider: string;
  readonly model: string;
  readonly kind: ModelSlotKind;
}[] = [
  { pattern: 'tools.media.models[*]', provider: 'provider', model: 'model', kind: 'tools-media' },
  { pattern: 'tools.media.{image,audio,video}.models[*]', provider: 'provider', model: 'model', kind: 'tools-media' },
  { pattern: 'plugins.entries.llm-task.config', provider: 'defaultProvider', model: 'defaultModel', kind: 'plugin' },
];
