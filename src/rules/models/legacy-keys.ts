import { legacyKeys } from '../../engine/legacy-keys.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { THINKING_FORMATS } from '../../openclaw/models/providers/vllm-thinking.js';

const API = 'models.providers.*.{api,models[*].api}';

const MEDIA_WHY =
  'Models that make pictures, films and music stand together now; in the old place the gateway refuses them.';

export default legacyKeys([
  {
    id: 'models/bedrock-discovery',
    move: 'models.bedrockDiscovery',
    to: 'plugins.entries.amazon-bedrock.config.discovery',
    conflict: 'fill',
    prune: 'empty-parents',
    since: '2026.4.5',
    why: 'The Bedrock plugin looks for models itself; releases from 2026.5.12 on no longer move the section for you.',
    migrations: ['amazon-bedrock-discovery-to-plugin'],
    examples: [
      {
        before: `{
  models: {
    // only Ireland
    bedrockDiscovery: { enabled: true, region: 'eu-west-1' },
  },
}`,
        after: `{
  plugins: {
    entries: {
      'amazon-bedrock': {
        config: {
          // only Ireland
          discovery: { enabled: true, region: 'eu-west-1' },
        },
      },
    },
  },
}`,
      },
      {
        title: 'What the plugin is told already wins',
        before: `{
  models: { mode: 'merge', bedrockDiscovery: { enabled: true, region: 'eu-west-1' } },
  plugins: { entries: { 'amazon-bedrock': { config: { discovery: { enabled: false } } } } },
}`,
        after: `{
  models: { mode: 'merge' },
  plugins: { entries: { 'amazon-bedrock': { config: { discovery: { enabled: false, region: 'eu-west-1' } } } } },
}`,
      },
    ],
  },
  {
    id: 'models/api-openai',
    map: API,
    values: { openai: 'openai-completions' },
    since: '2026.4.26',
    why: 'The id says which of OpenAI’s protocols is spoken; the short one is refused.',
    migrations: ['models-provider-api-openai-rename'],
    examples: [
      {
        before: `{ models: { providers: { x: { baseUrl: 'http://x/v1', api: 'openai', models: [{ id: 'm', name: 'm', api: 'openai' }] } } } }`,
        after: `{ models: { providers: { x: { baseUrl: 'http://x/v1', api: 'openai-completions', models: [{ id: 'm', name: 'm', api: 'openai-completions' }] } } } }`,
      },
    ],
  },
  {
    id: 'models/thinking-format',
    remove: 'models.providers.*.models[*].compat.thinkingFormat',
    when: isUnknownThinkingFormat,
    since: '2026.5.20',
    after: ['models/vllm-thinking'],
    summary: 'A model names a thinking format that does not exist.',
    why: 'The gateway refuses an unknown format; without one it uses what fits the provider.',
    migrations: ['models-compat-thinkingformat-invalid'],
    examples: [
      {
        before: `{ models: { providers: { x: { baseUrl: 'http://x/v1', models: [{ id: 'm', name: 'm', compat: { thinkingFormat: 'bogus' } }] } } } }`,
        after: `{ models: { providers: { x: { baseUrl: 'http://x/v1', models: [{ id: 'm', name: 'm', compat: {} }] } } } }`,
      },
      {
        title: 'A known format stays',
        before: `{ models: { providers: { x: { models: [{ id: 'm', name: 'm', compat: { thinkingFormat: 'zai' } }] } } } }`,
        clean: true,
      },
    ],
  },
  {
    id: 'models/pricing',
    remove: 'models.pricing',
    since: '2026.8.1',
    why: 'Prices come with the model catalogue; there is nothing to switch on or off.',
    migrations: ['models-pricing-removed'],
    examples: [
      {
        before: `{ models: { mode: 'merge', pricing: { enabled: false } } }`,
        after: `{ models: { mode: 'merge' } }`,
      },
    ],
  },
  {
    id: 'models/image-generation-model',
    move: 'agents.defaults.imageGenerationModel',
    to: 'agents.defaults.mediaModels.image',
    since: '2026.8.1',
    why: MEDIA_WHY,
    migrations: ['agents-media-generation-models'],
    examples: [
      {
        before: `{
  agents: {
    defaults: {
      imageGenerationModel: { primary: 'google/gemini-3-pro-image-preview' }, // pictures
    },
  },
}`,
        after: `{
  agents: {
    defaults: {
      mediaModels: {
        image: { primary: 'google/gemini-3-pro-image-preview' }, // pictures
      },
    },
  },
}`,
      },
    ],
  },
  {
    id: 'models/video-generation-model',
    move: 'agents.defaults.videoGenerationModel',
    to: 'agents.defaults.mediaModels.video',
    since: '2026.8.1',
    why: MEDIA_WHY,
    migrations: ['agents-media-generation-models'],
    examples: [
      {
        before: `{ agents: { defaults: { videoGenerationModel: 'fal/a', mediaModels: { video: 'fal/b' } } } }`,
        after: `{ agents: { defaults: { mediaModels: { video: 'fal/b' } } } }`,
      },
    ],
  },
  {
    id: 'models/music-generation-model',
    move: 'agents.defaults.musicGenerationModel',
    to: 'agents.defaults.mediaModels.music',
    since: '2026.8.1',
    why: MEDIA_WHY,
    migrations: ['agents-media-generation-models'],
    examples: [
      {
        before: `{ agents: { defaults: { mediaModels: { image: 'x/y' }, musicGenerationModel: 'fal/a' } } }`,
        after: `{ agents: { defaults: { mediaModels: { image: 'x/y', music: 'fal/a' } } } }`,
      },
    ],
  },
  {
    id: 'models/compat-dead-keys',
    remove: [
      'models.providers.*.models[*].compat.nativeWebSearchTool',
      'models.providers.*.models[*].compat.requiresMistralToolIds',
    ],
    when: (value, config) => !isLastDeadKey(value, config),
    since: '2026.8.1',
    summary: 'Two compatibility switches of models were removed.',
    why: 'Nothing reads them, and the gateway does not start with them.',
    migrations: ['models-compat-catalog-owned'],
    examples: [
      {
        before: `{ models: { providers: { x: { models: [{ id: 'm', name: 'm', compat: { nativeWebSearchTool: true, supportsStore: false } }] } } } }`,
        after: `{ models: { providers: { x: { models: [{ id: 'm', name: 'm', compat: { supportsStore: false } }] } } } }`,
      },
    ],
  },
  {
    id: 'models/compat-of-dead-keys',
    remove: 'models.providers.*.models[*].compat',
    when: holdsDeadKeysOnly,
    since: '2026.8.1',
    summary: 'The compatibility section of a model holds removed switches only.',
    why: 'Nothing reads `nativeWebSearchTool` and `requiresMistralToolIds`, and the gateway does not start with them.',
    migrations: ['models-compat-catalog-owned'],
    examples: [
      {
        before: `{ models: { providers: { x: { models: [{ id: 'm', name: 'm', compat: { nativeWebSearchTool: true } }] } } } }`,
        after: `{ models: { providers: { x: { models: [{ id: 'm', name: 'm' }] } } } }`,
      },
      {
        title: 'An empty section is the author’s',
        before: `{ models: { providers: { x: { models: [{ id: 'm', name: 'm', compat: {} }] } } } }`,
        clean: true,
      },
    ],
  },
]);

function isUnknownThinkingFormat(value: ConfigValue): boolean {
  return value.string !== undefined && !value.string.includes('${') && !THINKING_FORMATS.has(value.string);
}

function isDeadKey(value: ConfigValue): boolean {
  return value.key === 'nativeWebSearchTool' || value.key === 'requiresMistralToolIds';
}

function holdsDeadKeysOnly(compat: ConfigValue): boolean {
  return compat.members().length > 0 && compat.members().every(isDeadKey);
}

/** Nothing would be left of the section: it goes as a whole. */
function isLastDeadKey(value: ConfigValue, config: ConfigValue): boolean {
  const compat = config.at(value.path.slice(0, -1));
  return compat !== undefined && holdsDeadKeysOnly(compat);
}
