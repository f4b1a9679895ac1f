import { nodeReader, type PackedNode, type SchemaNode } from '../schema/nodes.js';
import { type Block, blocks } from './data/blocks.js';
import { compareReleases, type Release, release } from './release.js';

/** What the manifest of a plugin says of how ids of a provider's models are read: `modelIdNormalization`. */
export interface ModelIdFacts {
  /** Ids that stand for another one; compared in lower case. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Taken off the front of an id. */
  readonly stripPrefixes?: readonly string[];
  /** Put before an id without a slash. */
  readonly prefixWhenBare?: string;
  /** Put before an id without a slash that begins so. */
  readonly prefixWhenBareAfterAliasStartsWith?: readonly { readonly modelPrefix: string; readonly prefix: string }[];
}

/** What the manifest of a plugin says that a config can be right or wrong about. */
export interface PluginFacts {
  readonly onByDefault?: true;
  /** Where it is on by itself. */
  readonly platforms?: readonly string[];
  readonly kind?: string | readonly string[];
  readonly legacyIds?: readonly string[];
  readonly channels?: readonly string[];
  readonly channelAliases?: readonly string[];
  readonly providers?: readonly string[];
  /** Programs that run models of a provider, and that refs name like one. */
  readonly cliBackends?: readonly string[];
  /** Another name of a provider, and whose credentials it uses. */
  readonly providerAliases?: Readonly<Record<string, string>>;
  readonly catalogAliases?: Readonly<Record<string, string>>;
  readonly providerEnv?: Readonly<Record<string, readonly string[]>>;
  readonly channelEnv?: Readonly<Record<string, readonly string[]>>;
  readonly webSearch?: readonly string[];
  readonly tools?: readonly string[];
  /** Models the release refuses, by provider, with its reason. */
  readonly suppressed?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly modelIds?: Readonly<Record<string, ModelIdFacts>>;
  readonly secretInputs?: readonly string[];
  /** Its settings have keys that must be there. */
  readonly needsConfig?: true;
}

/** A plugin the release knows and does not bring along. */
export interface InstallablePlugin {
  readonly package?: string;
  readonly channel?: string;
  readonly channelAliases?: readonly string[];
  readonly providers?: readonly string[];
  readonly webSearch?: readonly string[];
}

export interface ChannelFacts {
  readonly plugin?: string;
  readonly aliases?: readonly string[];
  readonly noSecretRef?: readonly string[];
}

/** Everything one package says about itself; what a release did not say yet is missing. */
export interface ReleaseFacts {
  readonly plugins: Readonly<Record<string, PluginFacts>>;
  readonly channels: Readonly<Record<string, ChannelFacts>>;
  readonly installable: Readonly<Record<string, InstallablePlugin>>;
  readonly overlays?: readonly string[];
  readonly channelIds?: readonly string[];
  readonly channelAliases?: Readonly<Record<string, string>>;
  readonly retiredPlugins?: readonly string[];
  readonly modelAliases?: Readonly<Record<string, string>>;
  /** Provider ids the release reads as other ones. */
  readonly providerIds?: Readonly<Record<string, string>>;
  readonly noSecretRef?: readonly string[];
  /** The parts of its validator that come before and after the schema, by the names of their functions. */
  readonly validators?: readonly string[];
}

/** A release whose package was read. */
export interface KnownRelease {
  readonly release: Release;
  /** False where the package could not be made to say what its schema is: a neighbour's serves. */
  readonly hasSchema: boolean;
}

/** As they are packed: what releases share stands once, and they name its place. */
type PackedFacts = {
  readonly [Key in keyof ReleaseFacts]: Key extends 'plugins' | 'channels' | 'installable'
    ? Readonly<Record<string, number>>
    : ReleaseFacts[Key];
};

/** The first row of a block. */
interface BlockHead {
  readonly releases: Readonly<Record<string, { readonly schema?: number; readonly facts: number }>>;
  /** How many of the rows that follow are facts; the others are nodes. */
  readonly facts: number;
}

/** Every release whose package was read, oldest first. */
export const readReleases: readonly KnownRelease[] = blocks
  .flatMap((block) => block.releases.split(' ').filter((word) => word !== ''))
  .map((word) => ({ release: release(word.replace('?', '')), hasSchema: !word.endsWith('?') }))
  .sort((a, b) => compareReleases(a.release, b.release));

/** A block that is read: its rows are parsed one by one, when they are asked for. */
interface Opened {
  readonly releases: BlockHead['releases'];
  readonly fact: (index: number) => unknown;
  readonly node: (index: number) => SchemaNode;
}

const opened = new Map<Block, Opened>();

function blockOf(text: string): Opened {
  const block = blocks.find(({ releases }) => releases.split(' ').some((word) => word.replace('?', '') === text));
  if (block === undefined) throw new Error(`nothing is known of OpenClaw ${text}`);
  const known = opened.get(block);
  if (known !== undefined) return known;
  const [head = '', ...rows] = block.text().split('\n');
  const { releases, facts } = JSON.parse(head) as BlockHead;
  const fresh: Opened = {
    releases,
    fact: (index) => JSON.parse(rows[index] ?? 'null'),
    node: nodeReader((index) => JSON.parse(rows[facts + index] ?? '{}') as PackedNode),
  };
  opened.set(block, fresh);
  return fresh;
}

const unfolded = new Map<string, ReleaseFacts>();

/** The facts of a release that was read. */
export function readFacts(text: string): ReleaseFacts {
  const known = unfolded.get(text);
  if (known !== undefined) return known;
  const { releases, fact } = blockOf(text);
  const place = releases[text]?.facts;
  if (place === undefined) throw new Error(`nothing is known of OpenClaw ${text}`);
  const packed = fact(place) as PackedFacts;
  const list = <Entry>(places: Readonly<Record<string, number>> = {}): Readonly<Record<string, Entry>> =>
    Object.fromEntries(Object.entries(places).map(([key, index]) => [key, fact(index) as Entry]));
  const fresh: ReleaseFacts = {
    ...packed,
    plugins: list<PluginFacts>(packed.plugins),
    channels: list<ChannelFacts>(packed.channels),
    installable: list<InstallablePlugin>(packed.installable),
  };
  unfolded.set(text, fresh);
  return fresh;
}

/** The root of its schema; `undefined` where its package did not say. */
export function readSchemaRoot(text: string): SchemaNode | undefined {
  const { releases, node } = blockOf(text);
  const index = releases[text]?.schema;
  return index === undefined ? undefined : node(index);
}

/** Which releases speak for a target, oldest first: itself, or the two around it, or the only one beside it. */
export interface Neighbours {
  readonly releases: readonly Release[];
  /** `older` and `newer`: the target lies before or after every release that was read. */
  readonly fit: 'exact' | 'between' | 'older' | 'newer';
}

export function neighbours(target: Release): Neighbours {
  const withSchema = readReleases.filter(({ hasSchema }) => hasSchema).map((known) => known.release);
  const before = withSchema.filter((known) => compareReleases(known, target) <= 0).at(-1);
  const after = withSchema.find((known) => compareReleases(known, target) >= 0);
  const around = before === after ? [before] : [before, after];
  const releases = around.filter((each) => each !== undefined);
  const fit = before === undefined ? 'older' : after === undefined ? 'newer' : before === after ? 'exact' : 'between';
  return { releases, fit };
}

/** The facts of the release that speaks for a target: itself, else the last before it, else the first of all. */
export function factsFor(target: Release): ReleaseFacts {
  const before = readReleases.filter((known) => compareReleases(known.release, target) <= 0).at(-1);
  const nearest = before ?? readReleases[0];
  if (nearest === undefined) throw new Error('no release was read');
  return readFacts(nearest.release.text);
}
