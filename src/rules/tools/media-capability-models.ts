import { formatPath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import { deepEqual } from '../../document/value.js';
import { type EditBuilder, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { examples } from './examples/media-capability-models.js';

const CAPABILITIES = ['image', 'audio', 'video'];
const SHARED = ['tools', 'media', 'models'];

export default defineRule({
  id: 'tools/media-capability-models',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  summary: 'Media models stand in one list, tagged with what they are for.',
  why: 'The gateway refuses the lists under image, audio and video. The order decides who is asked first, so what stood there comes before the shared models.',
  fixable: 'safe',
  after: ['tools/media-deepgram', 'tools/transcribe-audio', 'tools/audio-transcription'],
  migrations: ['media-capability-models-consolidation'],
  examples,
  check({ config, report }) {
    const lists = CAPABILITIES.flatMap((capability) => {
      const list = config.at(['tools', 'media', capability, 'models']);
      return list === undefined ? [] : [{ capability, list }];
    });
    const [first] = lists;
    if (first === undefined) return;
    const shared = config.at(SHARED);
    report({
      at: first.list,
      on: 'key',
      message: `\`${lists.map(({ list }) => formatPath(list.path)).join('` and `')}\` became part of \`tools.media.models\` in OpenClaw 2026.8.1.`,
      fix: safe('Move the models into tools.media.models', (edit) => {
        if (shared !== undefined && !shared.isArray) edit.remove(shared);
        let place = 0;
        let listed = shared?.isArray === true;
        for (const { capability, list } of lists) {
          const kept = tagModels(edit, list, capability);
          if (kept > 0 && !listed) edit.move(list, SHARED, 'empty-parents');
          else {
            for (let index = 0; index < kept; index++) edit.move([...list.path, 0], [...SHARED, place + index]);
            edit.remove(list, 'empty-parents');
          }
          listed ||= kept > 0;
          place += kept;
        }
      }),
    });
  },
});

/** Tags the models of a list and takes out what could never be asked there; returns how many are left. */
function tagModels(edit: EditBuilder, list: ConfigValue, capability: string): number {
  const seen: JsonValue[] = [];
  for (const model of list.items()) {
    const place = [...list.path, seen.length];
    const tags = model.at('capabilities');
    const meant = !tags?.isArray || tags.items().some(({ string }) => string === capability);
    const bare = model.isObject ? withoutTags(model.value) : undefined;
    if (bare === undefined || !meant || seen.some((other) => deepEqual(other, bare))) {
      edit.remove(place);
      continue;
    }
    if (tags === undefined) edit.insert([...place, 'capabilities'], [capability]);
    else edit.set([...place, 'capabilities'], [capability]);
    seen.push(bare);
  }
  return seen.length;
}

function withoutTags(model: JsonValue): JsonValue {
  if (typeof model !== 'object' || model === null || Array.isArray(model)) return model;
  return Object.fromEntries(Object.entries(model).filter(([key]) => key !== 'capabilities'));
}
