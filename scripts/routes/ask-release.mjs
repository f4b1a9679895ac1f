import fs from 'node:fs';
import path from 'node:path';
import { printAnswer } from '../../test/openclaw/routes/recorded/answers.mjs';
import { recordedConfigs } from '../../test/openclaw/routes/recorded/configs.mjs';
import { isBefore } from '../../test/openclaw/routes/recorded/releases.mjs';
import { askMedia, marked, mediaFunctions } from './ask-media.mjs';
import { functionsOf } from './functions.mjs';
import { withoutNetwork } from './network.mjs';

/** The answers of the release in a directory, by config and slot. Its home is this process's. */
export async function askRelease(directory, keep) {
  const { version } = JSON.parse(fs.readFileSync(path.join(directory, 'package.json'), 'utf8'));
  const asked = withoutNetwork(directory);
  const load = functionsOf(path.join(directory, 'dist'));
  const use = {
    createConfigIO: await load.one(['createConfigIO']),
    resolveDefaultModelForAgent: await load.one(['resolveDefaultModelForAgent']),
    resolveConfiguredModelRef: await load.one(['resolveConfiguredModelRef'], /shared/),
    resolveModelRefFromString: await load.one(['resolveModelRefFromString'], /shared/),
    buildModelAliasIndex: await load.one(['buildModelAliasIndex'], /shared/),
    resolveAllowedModelRef: await load.one(['resolveAllowedModelRef', 'resolveAllowedModelRefCore']),
    resolveSessionModelRef: await load.one(['resolveSessionModelRef']),
    resolveAgentHarnessPolicy: await load.one(['resolveAgentHarnessPolicy']),
    resolveAuthProfileOrder: await load.one(['resolveAuthProfileOrder'], /^order/),
    resolveEnvApiKey: await load.one(['resolveEnvApiKey'], /model-auth-env/),
    splitTrailingAuthProfile: await load.one(['splitTrailingAuthProfile']),
    resolveConfiguredImageModelRefs: await load.one(['resolveConfiguredImageModelRefs']),
    resolveImageFallbackCandidates: await load.maybe('resolveImageFallbackCandidates'),
    resolveCliRuntimeExecutionProvider: await load.maybe('resolveCliRuntimeExecutionProvider'),
    resolveModelRouteIntent: await load.maybe('resolveModelRouteIntent'),
    createModelVisibilityPolicy: await load.maybe('createModelVisibilityPolicy'),
    buildAllowedModelSet: await load.maybe('buildAllowedModelSet'),
    setSnapshot: await load.maybe('setCurrentPluginMetadataSnapshot'),
    loadSnapshot: await load.maybe('loadPluginMetadataSnapshot'),
    setConfig: await load.maybe('setRuntimeConfigSnapshot'),
  };
  const media = await mediaFunctions(load);
  const answers = {};
  const only = process.env.RECORD_ONLY?.split(',');
  for (const one of recordedConfigs(version).filter(
    ({ id }) => only === undefined || only.some((text) => id.startsWith(text)),
  )) {
    try {
      const release = new Asked(use, one, version);
      answers[one.id] = one.media ? await release.mediaAnswers(media, asked) : release.answers();
    } catch (error) {
      // A config that this release does not start with has no routes under it.
      if (process.env.RECORD_DEBUG) console.error(one.id, error);
    }
    keep(answers);
  }
  return { version, answers };
}

const NAMES = [
  'ANTHROPIC_API_KEY',
  'ANTHROPIC_OAUTH_TOKEN',
  'OPENAI_API_KEY',
  'GEMINI_API_KEY',
  'OPENROUTER_API_KEY',
  'XAI_API_KEY',
];
/** Programs that sign in by themselves. */
const PROGRAMS = new Set(['claude-cli', 'google-gemini-cli']);

/** A release that was given one config, store and environment. */
class Asked {
  constructor(use, one, version) {
    for (const name of NAMES) delete process.env[name];
    for (const name of one.env) process.env[name] = `fake-env-${name}`;
    const home = process.env.OPENCLAW_STATE_DIR;
    const file = path.join(home, 'openclaw.json');
    fs.writeFileSync(file, JSON.stringify(one.config));
    const io = use.createConfigIO({ configPath: file, env: process.env, homedir: () => home });
    Object.assign(this, { use, one, version, cfg: io.loadConfig() });
    // What an author wrote is told from what the release fills in.
    use.setConfig?.(this.cfg, one.config);
    this.store = one.authProfiles.main ?? { version: 1, profiles: {} };
    // A gateway has read the manifests of its plugins when it is first asked.
    if (use.setSnapshot !== undefined && use.loadSnapshot !== undefined) {
      const { cfg } = this;
      const snapshot = use.loadSnapshot({ config: cfg, env: process.env });
      use.setSnapshot(snapshot, { config: cfg, env: process.env, compatibleConfigs: [cfg, {}] });
    }
  }

  answers() {
    const { config, sessions = {}, cron = [], refs } = this.one;
    const rows = {};
    for (const agent of config.agents.list?.map(({ id }) => id) ?? ['main']) {
      const model = config.agents.list?.find(({ id }) => id === agent)?.model ?? config.agents.defaults.model;
      const byDefault = this.use.resolveDefaultModelForAgent({ cfg: this.cfg, agentId: agent });
      // Until 2026.8 what an agent falls back on was read as if the defaults' model had failed.
      const first = this.since('2026.8.1') ? byDefault : this.use.resolveConfiguredModelRef(this.ofDefaults());
      const written = model?.primary ?? model ?? '';
      rows[`${agent} primary`] = this.whole(agent, byDefault, written);
      for (const [index, raw] of (model?.fallbacks ?? []).entries()) {
        rows[`${agent} fallback[${index}]`] = this.whole(agent, this.read(agent, raw, first.provider), raw);
      }
      // Until 2026.9 a list was not asked for an agent, but for a config made for one.
      const isAsked = agent === 'main' || this.since('2026.9.1');
      for (const raw of refs) {
        if (!raw.includes('/') && !isAsked) continue;
        const ref = raw.includes('/') ? this.read(agent, raw) : undefined;
        rows[`${agent} why ${raw}`] = ref
          ? printAnswer({ ...ref, allowed: this.allows(agent, byDefault, ref) })
          : this.chosen(agent, { provider: 'openai', model: byDefault.model }, raw);
      }
      for (const [name, entry] of Object.entries(sessions)) {
        const ref = this.use.resolveSessionModelRef(this.cfg, entry, agent);
        rows[`${agent} session ${name}`] = this.whole(agent, ref, '');
      }
      for (const raw of isAsked ? cron : []) rows[`${agent} cron ${raw}`] = this.chosen(agent, byDefault, raw);
    }
    const image = config.agents.defaults.imageModel;
    if (image !== undefined) rows['main image'] = this.image(image.primary ?? image);
    return rows;
  }

  /** Slots that ask a provider past any runtime. */
  async mediaAnswers(use, asked) {
    const { cfg, one } = this;
    const agentDir = path.join(process.env.OPENCLAW_STATE_DIR, 'agents/main/agent');
    const readImage = (raw, instead) => this.imageRef(raw, instead);
    const rows = await askMedia({ use, cfg, store: marked(this.store), env: one.env, agentDir, asked, readImage });
    return Object.fromEntries(Object.entries(rows).map(([slot, text]) => [`main ${slot}`, text]));
  }

  since(other) {
    return !isBefore(this.version, other);
  }

  ofDefaults() {
    return { cfg: this.cfg, defaultProvider: 'openai', defaultModel: 'gpt-5.5' };
  }

  read(agentId, raw, defaultProvider = 'openai') {
    const { use, cfg } = this;
    const aliasIndex = use.buildModelAliasIndex({ cfg, defaultProvider, agentId });
    return use.resolveModelRefFromString({ cfg, raw, defaultProvider, aliasIndex, agentId })?.ref;
  }

  /** A model that a cron job asks for. */
  chosen(agentId, { provider, model }, raw) {
    const catalog = [];
    const found = this.use.resolveAllowedModelRef({
      cfg: this.cfg,
      catalog,
      raw,
      defaultProvider: provider,
      defaultModel: this.since('2026.9.1') ? { provider, model } : model,
      agentId,
    });
    if (found.ref !== undefined) return printAnswer({ ...found.ref, allowed: true });
    const refused = /^model not allowed: (\S+)$/.exec(found.error)?.[1];
    return refused === undefined ? 'nothing' : `${refused} refused`;
  }

  image(raw) {
    return printAnswer(this.imageRef(raw));
  }

  /** @param instead what a tool for papers puts in the place of the model for pictures */
  imageRef(raw, instead) {
    const { use } = this;
    const cfg = instead === undefined ? this.cfg : withImageModel(this.cfg, instead);
    const { primary } = use.resolveConfiguredImageModelRefs({ cfg, imageModelConfig: { primary: raw } });
    const asked = { cfg, defaultProvider: 'openai', modelOverride: primary };
    return use.resolveImageFallbackCandidates?.(asked)[0] ?? this.read('main', primary);
  }

  allows(agentId, byDefault, ref) {
    const asked = {
      cfg: this.cfg,
      catalog: [],
      defaultProvider: 'openai',
      defaultModel: `${byDefault.provider}/${byDefault.model}`,
      agentId,
    };
    if (this.use.createModelVisibilityPolicy) {
      const policy = this.use.createModelVisibilityPolicy({
        ...asked,
        allowManifestNormalization: true,
        allowPluginNormalization: true,
      });
      if (typeof policy.allows === 'function') return policy.allows(ref);
    }
    const set = this.use.buildAllowedModelSet(asked);
    const text = `${ref.provider}/${ref.model}`;
    return set.allowAny || set.allowedKeys.has(ref.model.startsWith(`${ref.provider}/`) ? ref.model : text);
  }

  /** From 2026.9.1 on a model of OpenAI takes over what the agent's primary one prefers. */
  prefersKey(agentId, { provider, model }) {
    const { use, cfg, store } = this;
    const isOrdered = cfg.auth?.order?.openai !== undefined || store.order?.openai !== undefined;
    if (provider !== 'openai' || isOrdered) return false;
    const resolveProfileAuthMode = (id) => store.profiles[id]?.type;
    const asked = { config: cfg, provider, modelId: model, agentId, resolveProfileAuthMode };
    const intent = use.resolveModelRouteIntent?.(asked);
    return (intent?.authRequirement ?? (intent?.runtimeId === 'openclaw' && 'api-key')) === 'api-key';
  }

  /** Before 2026.5.12 a program was the runtime of a whole agent, and the policy of harnesses knew nothing of it. */
  programOf(agentId, provider) {
    if (this.since('2026.5.12')) return undefined;
    return this.use.resolveCliRuntimeExecutionProvider?.({ provider, cfg: this.cfg, agentId });
  }

  /** Who answers, on what, and by which account. */
  whole(agentId, ref, written) {
    if (!ref) return printAnswer(undefined);
    const { use, cfg, version } = this;
    const { provider, model } = ref;
    // Functions take any name for a provider that is there; what Codex runs by itself its plugin decides.
    const isGone = provider === 'openai-codex' && this.since('2026.6.1');
    if (isGone || provider === 'codex' || PROGRAMS.has(provider)) return printAnswer({ provider, model });
    const program = this.programOf(agentId, provider);
    if (program !== undefined) return printAnswer({ provider, model, runtime: program });
    const { runtime: chosen } = use.resolveAgentHarnessPolicy({ provider, modelId: model, config: cfg, agentId });
    const own = isBefore(version, '2026.5.28') ? 'pi' : 'openclaw';
    const runtime = chosen === 'auto' ? own : chosen;
    const isAlien = runtime === 'codex' && !/^openai(?:-codex)?$/.test(provider);
    if (isAlien || PROGRAMS.has(runtime)) return printAnswer({ provider, model, runtime });
    // What a chosen runtime prefers among the accounts of OpenAI is decided after their order.
    if (provider === 'openai' && runtime === own) return printAnswer({ provider, model, runtime });
    const asked = runtime === 'codex' && isBefore(version, '2026.6.1') ? 'openai-codex' : provider;
    const store = structuredClone(this.store);
    const pinned = use.splitTrailingAuthProfile(written).profile;
    const order = use.resolveAuthProfileOrder({
      cfg,
      store,
      provider: asked,
      forModel: model,
      preferredProfile: pinned,
    });
    const profile =
      (this.prefersKey(agentId, ref) ? order.find((id) => store.profiles[id].type === 'api_key') : undefined) ??
      order[0] ??
      null;
    const source = profile === null ? use.resolveEnvApiKey(provider)?.source : undefined;
    const env = /\b([A-Z][A-Z0-9_]+)$/.exec(source ?? '')?.[1];
    return printAnswer({ provider, model, runtime, profile, ...(env && { env }) });
  }
}

function withImageModel(cfg, imageModel) {
  const defaults = { ...cfg.agents?.defaults, imageModel };
  return { ...cfg, agents: { ...cfg.agents, defaults } };
}
