#!/usr/bin/env node
// Asks a release's own functions who answers and who pays, and writes down what they say.
//   node scripts/record-routes.mjs PACKAGE_DIR [PACKAGE_DIR ...]     (each an unpacked openclaw, with its dependencies)
// Run it with a Node the release supports. Outside CI: what it gave is kept in test/openclaw/routes/recorded-routes.json.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { recordedConfigs } from '../test/openclaw/routes/recorded-configs.mjs';

const here = fileURLToPath(import.meta.url);
const out = path.join(path.dirname(here), '../test/openclaw/routes/recorded-routes.json');

if (process.env.RECORD_ONE !== undefined) {
  const answers = await record(process.env.RECORD_ONE);
  fs.writeFileSync(process.env.RECORD_TO, JSON.stringify(answers));
  process.exit(0);
}

const known = fs.existsSync(out) ? JSON.parse(fs.readFileSync(out, 'utf8')) : {};
for (const directory of process.argv.slice(2)) {
  const { version } = JSON.parse(fs.readFileSync(path.join(directory, 'package.json'), 'utf8'));
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'routes-'));
  const to = path.join(home, 'answers.json');
  const env = { PATH: process.env.PATH, HOME: home, OPENCLAW_STATE_DIR: home, RECORD_ONE: directory, RECORD_TO: to };
  spawnSync(process.execPath, [here], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  known[version] = JSON.parse(fs.readFileSync(to, 'utf8'));
  fs.rmSync(home, { recursive: true, force: true });
  const rows = Object.values(known[version]).flatMap((of) => Object.keys(of));
  console.log(`${version}: ${rows.length} answers for ${Object.keys(known[version]).length} configs`);
}
const releases = Object.entries(known).sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
const lines = ([id, answers]) => `    ${JSON.stringify(id)}: ${JSON.stringify(answers)}`;
fs.writeFileSync(
  out,
  `{\n${releases.map(([version, of]) => `  ${JSON.stringify(version)}: {\n${Object.entries(of).map(lines).join(',\n')}\n  }`).join(',\n')}\n}\n`,
);

/** What the bundle of a release calls its functions is in the export line of the file that defines them. */
function loader(dist) {
  const files = fs.readdirSync(dist).filter((name) => /\.m?js$/.test(name));
  const texts = new Map(files.map((name) => [name, fs.readFileSync(path.join(dist, name), 'utf8')]));
  return async (name, prefer = /./) => {
    const defines = new RegExp(`^(?:async )?function ${name}\\(`, 'm');
    const found = [...texts].filter(
      ([file, text]) =>
        defines.test(text) &&
        new RegExp(`\\b${name}\\b`).test(text.slice(text.lastIndexOf('export {'))) &&
        prefer.test(file),
    );
    for (const [file, text] of found) {
      const exported = new RegExp(`\\b${name}\\b(?: as (\\w+))?`).exec(text.slice(text.lastIndexOf('export {')));
      const loaded = await import(pathToFileURL(path.join(dist, file)).href);
      if (exported !== null && loaded[exported[1] ?? name] !== undefined) return loaded[exported[1] ?? name];
    }
    throw new Error(`no ${name}`);
  };
}

async function record(directory) {
  const load = loader(path.join(directory, 'dist'));
  const use = {
    createConfigIO: await load('createConfigIO'),
    resolveDefaultModelForAgent: await load('resolveDefaultModelForAgent'),
    resolveModelRefFromString: await load('resolveModelRefFromString', /shared/),
    buildModelAliasIndex: await load('buildModelAliasIndex', /shared/),
    resolveAgentHarnessPolicy: await load('resolveAgentHarnessPolicy'),
    resolveAuthProfileOrder: await load('resolveAuthProfileOrder', /^order/),
    resolveEnvApiKey: await load('resolveEnvApiKey', /model-auth-env/),
    createModelVisibilityPolicy: await load('createModelVisibilityPolicy').catch(() => undefined),
    buildAllowedModelSet: await load('buildAllowedModelSet').catch(() => undefined),
  };
  const { version } = JSON.parse(fs.readFileSync(path.join(directory, 'package.json'), 'utf8'));
  const answers = {};
  const only = process.env.RECORD_ONLY?.split(',');
  for (const one of recordedConfigs().filter(({ id }) => only === undefined || only.includes(id))) {
    try {
      answers[one.id] = answersFor(use, one, version);
    } catch (error) {
      if (process.env.RECORD_DEBUG) console.error(one.id, error);
    }
    // Older releases take minutes: what there is can be looked at meanwhile.
    fs.writeFileSync(process.env.RECORD_TO, JSON.stringify(answers));
  }
  return answers;
}

function answersFor(use, { config, authProfiles, env, refs }, version) {
  const home = process.env.OPENCLAW_STATE_DIR;
  const file = path.join(home, 'openclaw.json');
  fs.writeFileSync(file, JSON.stringify(config));
  const names = [
    'ANTHROPIC_API_KEY',
    'ANTHROPIC_OAUTH_TOKEN',
    'OPENAI_API_KEY',
    'GEMINI_API_KEY',
    'OPENROUTER_API_KEY',
    'XAI_API_KEY',
  ];
  for (const name of names) delete process.env[name];
  for (const name of env) process.env[name] = 'fake-env-0123456789';
  const io = use.createConfigIO({ configPath: file, env: process.env, homedir: () => home });
  const cfg = io.loadConfig();
  const store = authProfiles.main ?? { version: 1, profiles: {} };
  const agents = config.agents.list?.map(({ id }) => id) ?? ['main'];
  const rows = {};
  for (const agent of agents) {
    const own = config.agents.list?.find(({ id }) => id === agent)?.model;
    const model = own ?? config.agents.defaults.model;
    const byDefault = use.resolveDefaultModelForAgent({ cfg, agentId: agent });
    const aliasIndex = use.buildModelAliasIndex({ cfg, defaultProvider: 'openai', agentId: agent });
    const read = (raw, defaultProvider = 'openai') =>
      use.resolveModelRefFromString({ cfg, raw, defaultProvider, aliasIndex, agentId: agent })?.ref;
    rows[`${agent} primary`] = whole(
      use,
      cfg,
      store,
      agent,
      use.resolveDefaultModelForAgent({ cfg, agentId: agent }),
      version,
    );
    for (const [index, raw] of (model?.fallbacks ?? []).entries()) {
      if (raw.includes('/')) rows[`${agent} fallback[${index}]`] = whole(use, cfg, store, agent, read(raw), version);
    }
    for (const raw of refs) {
      if (!raw.includes('/')) continue;
      const ref = read(raw);
      if (ref === undefined || ref === null) continue;
      rows[`${agent} why ${raw}`] = { ...ref, allowed: isAllowed(use, cfg, agent, byDefault, ref) };
    }
  }
  return rows;
}

function isAllowed(use, cfg, agentId, byDefault, ref) {
  const asked = {
    cfg,
    catalog: [],
    defaultProvider: 'openai',
    defaultModel: `${byDefault.provider}/${byDefault.model}`,
    agentId,
  };
  if (use.createModelVisibilityPolicy) {
    const policy = use.createModelVisibilityPolicy({
      ...asked,
      allowManifestNormalization: true,
      allowPluginNormalization: true,
    });
    if (typeof policy.allows === 'function') return policy.allows(ref);
  }
  const set = use.buildAllowedModelSet(asked);
  const text = `${ref.provider}/${ref.model}`;
  return set.allowAny || set.allowedKeys.has(ref.model.startsWith(`${ref.provider}/`) ? ref.model : text);
}

function whole(use, cfg, store, agentId, ref, version) {
  if (!ref) return null;
  const { provider, model } = ref;
  const policy = use.resolveAgentHarnessPolicy({ provider, modelId: model, config: cfg, agentId });
  const runtime = policy.runtime;
  const year = version.split('.').map(Number);
  const isOwn = year[1] < 5 || (year[1] === 5 && year[2] < 28) ? 'pi' : 'openclaw';
  const asked = runtime === 'codex' && year[1] < 6 ? 'openai-codex' : provider;
  const order = use.resolveAuthProfileOrder({ cfg, store: structuredClone(store), provider: asked, forModel: model });
  const fromEnv = use.resolveEnvApiKey(provider);
  const env = /\b([A-Z][A-Z0-9_]+)$/.exec(fromEnv?.source ?? '')?.[1];
  return {
    provider,
    model,
    runtime: runtime === 'auto' ? isOwn : runtime,
    firstProfile: order[0] ?? null,
    ...(env && { env }),
  };
}
