// Makes of what was read from a package what the product keeps: one tree of what a config may hold, and facts beside it.
import { readFileSync } from 'node:fs';

const known = JSON.parse(readFileSync(new URL('known-checks.json', import.meta.url), 'utf8'));
const OVERLAYS = 'custom-providers';

/** @returns the facts, and the checks nobody has written down yet */
export function reduceRelease(raw) {
  const unknown = Object.entries(raw.checks).filter(([hash]) => known[hash] === undefined);
  const nodes = raw.nodes.map((node) => named(node, raw));
  const add = (node) => nodes.push(node) - 1;
  const schema = raw.schema === undefined ? undefined : wholeConfig(raw, nodes, add);
  return {
    facts: compact({
      release: raw.release,
      ...(schema !== undefined && { schema }),
      nodes,
      plugins: mapped(raw.plugins, ({ channelSchemas: _, config, doctor: __, ...plugin }) => ({
        ...plugin,
        ...(config !== undefined && nodes[config].r !== undefined && { needsConfig: true }),
      })),
      channels: mapped(raw.channels, ({ schema: _, ...channel }) => channel),
      installable: raw.installable,
      overlays: raw.overlays,
      channelIds: raw.channelIds,
      channelAliases: raw.channelAliases,
      retiredPlugins: raw.retiredPlugins,
      modelAliases: raw.modelAliases,
      providerIds: raw.providerIds,
      noSecretRef: raw.noSecretRef,
      validators: Object.keys(raw.validators ?? {}).sort(),
    }),
    unknown,
  };
}

/** Checks by their names instead of by the hash of their code. */
function named(node, raw) {
  if (node.v === undefined) return node;
  const { v, ...rest } = node;
  const names = v.flatMap((word) => (word.startsWith('#') ? (known[word.slice(1)] ?? []) : [word]));
  const full = [...new Set(names)].map((name) =>
    name === OVERLAYS ? `${OVERLAYS}:${(raw.overlays ?? []).join(',')}` : name,
  );
  return full.length === 0 ? rest : { ...rest, v: full };
}

/** The root with what channels and plugins say of themselves at the places their settings have. */
function wholeConfig(raw, nodes, add) {
  const root = nodes[raw.schema];
  const members = { ...root.o };
  members.channels = withMembers(members.channels, channelSchemas(raw), nodes, add);
  const entries = pluginEntries(raw, nodes[members.plugins], nodes, add);
  if (entries !== undefined)
    members.plugins = add({ ...nodes[members.plugins], o: { ...nodes[members.plugins].o, entries } });
  return add({ ...root, o: members });
}

/** A plugin that is there speaks for its channel before the list of official ones does; the core's own schema before both. */
function channelSchemas(raw) {
  const listed = Object.entries(raw.channels).flatMap(([id, { schema }]) =>
    schema === undefined ? [] : [[id, schema]],
  );
  const brought = Object.values(raw.plugins).flatMap(({ channelSchemas: own }) => Object.entries(own ?? {}));
  return { ...Object.fromEntries(listed), ...Object.fromEntries(brought) };
}

function withMembers(index, added, nodes, add) {
  const node = nodes[index];
  if (node?.o === undefined) return index;
  return add({ ...node, o: { ...added, ...node.o } });
}

function pluginEntries(raw, plugins, nodes, add) {
  const index = plugins?.o?.entries;
  const record = nodes[index];
  const entry = nodes[record?.a];
  if (entry?.o === undefined) return undefined;
  const own = Object.entries(raw.plugins).flatMap(([id, { config }]) =>
    config === undefined ? [] : [[id, add({ ...entry, o: { ...entry.o, config } })]],
  );
  return add({ ...record, o: { ...Object.fromEntries(own), ...record.o } });
}

function mapped(value, each) {
  return Object.fromEntries(Object.entries(value ?? {}).map(([key, entry]) => [key, each(entry)]));
}

function compact(value) {
  return Object.fromEntries(
    Object.entries(value).filter(([, entry]) => {
      if (entry === undefined || entry === null) return false;
      return typeof entry !== 'object' || Object.keys(entry).length > 0;
    }),
  );
}
