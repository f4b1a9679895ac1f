import { describe, expect, it } from 'vitest';
import type { ConfigPath } from '../../../src/document/config-path.js';
import { formatPath } from '../../../src/document/config-path.js';
import { modelSlots } from '../../../src/openclaw/models/slots.js';
import { readReleases, readSchemaRoot } from '../../../src/openclaw/releases/facts.js';
import { release } from '../../../src/openclaw/releases/release.js';
import { isTuple, type SchemaNode } from '../../../src/openclaw/schema/nodes.js';
import { configValue } from '../config-value.js';

/** Members whose name speaks of models and that hold no ref, and why. */
const NO_REFS: readonly [RegExp, string][] = [
  [/[mM]emory\.?[sS]earch\.model$/, 'an embedding model of one provider'],
  [/^talk\.(?:providers\.\*\.)?(?:realtime\.model|modelId)$/, 'a voice model of one provider'],
  [/\.voice\.realtime\.model$/, 'a voice model of one provider'],
  [/qqbot\.(?:config\.)?[st]t[st]\.model$/, 'a speech model of one provider'],
  [/^plugins\.entries\.google-meet\.config\.realtime\.model$/, 'a voice model of one provider'],
  [/^plugins\.entries\.inworld\.config\.modelId$/, 'a voice model of one provider'],
  [
    /^plugins\.entries\.voice-call\.config\.(?:tts\.providers\.\w+\.model(?:Id)?|stt\.model|streaming\.sttModel)$/,
    'a speech model of one provider',
  ],
  [/^plugins\.entries\.memory-lancedb\.config\.embedding\.model$/, 'an embedding model of one provider'],
  [/^channels\.reef\.guard\.pinnedModel$/, 'an id of one provider, dated on purpose'],
  [/^tools\.web\.x_search\.model$/, 'a model of xAI'],
  [/^tools\.web\.search\.(?:perplexity|grok|gemini|kimi)\.model$/, 'a model of the search provider'],
  [/\btts\.(?:elevenlabs|openai)\.model(?:Id)?$/, 'a speech model of one provider'],
  [/^wizard\.localModelLeanAutoModel$/, 'what the wizard noted of a run, chosen by nobody'],
  [
    /^plugins\.entries\.(?:xai|google|moonshot|perplexity)\.config\.\w+\.model$/,
    'a model of the plugin’s own provider',
  ],
  [/^plugins\.entries\.logbook\.config\.visionModel$/, 'codex/* is no legacy spelling there'],
  [/(?:modelPath|modelCacheDir|modelArg|maxTokensField|modelSelectionScope|modelFallbackPolicy)$/, 'no model'],
  [/\.modelAliases\./, 'names of a command-line backend'],
  [/\.tts\.modelOverrides\./, 'switches'],
  [/^models\./, 'where models are declared, not chosen'],
  [/^tools\.links\.models\[0\]/, 'commands'],
  [/^tools\.media\.(?:\w+\.)?models\[0\]\.(?!model$)/, 'settings of an entry'],
  [/\.models\.\*\./, 'settings of an entry'],
  [/fallback$/, 'what a search falls back to'],
  [/^acp\.fallbacks/, 'backends'],
];

/** Every path of a schema at which a text may stand and whose last names speak of models. */
function modelPaths(root: SchemaNode): readonly ConfigPath[] {
  const paths: ConfigPath[] = [];
  const visit = (node: SchemaNode, path: ConfigPath): void => {
    const tail = formatPath(path.slice(-3));
    if (takesText(node) && /model|fallbacks|primary/i.test(tail) && path.length > 0) paths.push(path);
    if (path.length > 12) return;
    if (node.kind === 'union') for (const alternative of node.alternatives) visit(alternative, path);
    if (node.kind === 'array') {
      const items = isTuple(node.items) ? node.items : [node.items];
      for (const item of items) visit(item, [...path, 0]);
    }
    if (node.kind !== 'object') return;
    for (const [name, member] of node.members) visit(member, [...path, name]);
    if (typeof node.others !== 'string') visit(node.others, [...path, '*']);
  };
  visit(root, []);
  return [...new Map(paths.map((path) => [formatPath(path), path])).values()];
}

function takesText(node: SchemaNode): boolean {
  if (node.kind === 'union') return node.alternatives.some(takesText);
  return node.kind === 'scalar' && node.type === 'string';
}

/** A config that holds nothing but a ref at that path. */
function holding(path: ConfigPath): string {
  return JSON.stringify(
    [...path]
      .reverse()
      .reduce<unknown>((below, segment) => (typeof segment === 'number' ? [below] : { [segment]: below }), 'some/ref'),
  );
}

/** The last release of each month says what its month did. */
const releases = [
  ...new Map(
    readReleases.filter(({ hasSchema }) => hasSchema).map(({ release: { month, text } }) => [month, text]),
  ).values(),
];

describe('every place of a schema that names a model', () => {
  it.each(releases)('is a slot in %s', (target) => {
    const root = readSchemaRoot(target)!;
    const missed = modelPaths(root).filter((path) => {
      const text = formatPath(path).replaceAll('["*"]', '.*');
      if (NO_REFS.some(([pattern]) => pattern.test(text))) return false;
      return modelSlots(configValue(holding(path)), release(target)).length === 0;
    });
    expect(missed.map(formatPath)).toEqual([]);
  });

  it('is found by a walk that sees the ones that are known', () => {
    const found = modelPaths(readSchemaRoot('2026.9.6')!).map((path) => formatPath(path));
    expect(found).toContain('agents.defaults.model.primary');
    expect(found).toContain('tools.media.models[0].model');
    expect(found).toContain('agents.entries["*"].modelPolicy.allow[0]');
  });
});
