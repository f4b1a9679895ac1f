import type { Range } from '../../document/node.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { parseModelRef } from '../../openclaw/models/ref.js';
import {
  agentDeclarations,
  isSameAgent,
  type Mention,
  namingAt,
  profileDeclarations,
  slotAt,
} from '../config/mentions.js';
import { aliasAt } from '../config/models.js';
import { type Place, placeAt } from '../config/places.js';
import type { Snapshot } from '../config/snapshot.js';

export interface Target {
  readonly file: string;
  readonly span: Range;
}

/** Where what is named at a place is declared: an agent, a profile, an alias, a provider or its model, an include. */
export function definitionAt(snapshot: Snapshot, file: string, offset: number): readonly Target[] {
  const place = placeAt(snapshot, file, offset);
  if (place === undefined) return [];
  const included = includeAt(snapshot, file, place);
  if (included !== undefined) return [{ file: included, span: { start: 0, end: 0 } }];
  const { config, target } = snapshot;
  if (config === undefined) return [];
  const slot = slotAt(config, place.path, target.release);
  if (slot !== undefined) return modelTargets(config, slot.ref);
  if (place.node.type !== 'string' || place.on === 'key') return [];
  const id = place.node.value;
  switch (namingAt(place.path, target.release)) {
    case 'agent':
      return agentDeclarations(config)
        .filter((one) => isSameAgent(one.id, id))
        .map(targetOf);
    case 'profile':
      return profileDeclarations(config)
        .filter((one) => one.id === id)
        .map(targetOf);
    default:
      return [];
  }
}

function includeAt({ installation }: Snapshot, file: string, { path, node, on }: Place): string | undefined {
  if (node.type !== 'string' || on !== 'value') return undefined;
  if (path.at(-1) !== '$include' && path.at(-2) !== '$include') return undefined;
  return installation.includes.get(file)?.get(node.value);
}

function modelTargets(config: ConfigValue, ref: string): readonly Target[] {
  const alias = ref.includes('/') ? undefined : aliasAt(config, ref);
  if (alias !== undefined) return [targetOf({ id: ref, at: alias, form: 'value' })];
  const model = parseModelRef(ref);
  if (model?.provider === undefined) return [];
  const wanted = model.provider.toLowerCase();
  const provider = config
    .at('models.providers')
    ?.members()
    .find(({ key }) => String(key).toLowerCase() === wanted);
  if (provider === undefined) return [];
  const own = provider
    .at('models')
    ?.items()
    .find((item) => item.at(['id'])?.string === model.model);
  return [
    own === undefined
      ? targetOf({ id: wanted, at: provider, form: 'key' })
      : targetOf({ id: wanted, at: own, form: 'value' }),
  ];
}

function targetOf({ at, form }: Mention): Target {
  const { part, node, member } = at.location;
  return { file: part.file, span: form === 'key' && member !== undefined ? member.keyRange : node };
}
