import type { ConfigPath } from '../document/config-path.js';
import type { Document, JsonValue, Member, ValueNode } from '../document/node.js';

/** One part of an installation that rules look at: a whole file, or one entry of a store. */
export interface Part {
  /** Absolute path of the file. */
  readonly file: string;
  /** The part's own text; offsets in it are relative to `offset` of the file. */
  readonly document: Document;
  readonly offset: number;
  /** Where the part stands in the file: `[]` for a whole file, `["agent:main:main"]` for a session. */
  readonly prefix: ConfigPath;
}

export interface Location {
  readonly part: Part;
  /** Inside the part's document. */
  readonly path: ConfigPath;
  readonly node: ValueNode;
  /** The member that holds the value; absent for list items and a root. */
  readonly member?: Member;
}

/**
 * A value as OpenClaw sees it, through `$include`, and the place where its author wrote it.
 * Values are the source's: `${ENV}` is left alone.
 */
export interface ConfigValue {
  /** As OpenClaw sees it. */
  readonly path: ConfigPath;
  readonly location: Location;
  /** The last segment: the member's key or the item's index; `''` for the root. */
  readonly key: string | number;
  /** Merged plain data. */
  readonly value: JsonValue;
  readonly isObject: boolean;
  readonly isArray: boolean;
  /** The value, when it is a string. */
  readonly string: string | undefined;
  at(path: string | ConfigPath): ConfigValue | undefined;
  has(path: string | ConfigPath): boolean;
  /** Members of an object in source order (own ones before included ones); `[]` for anything else. `$include` is none. */
  members(): readonly ConfigValue[];
  /** Items of a list; `[]` for anything else. */
  items(): readonly ConfigValue[];
  /** Every value a pattern matches: `agents.{defaults,list[*],entries.*}.model`, `channels.*.accounts.*.streaming`. */
  all(pattern: string): readonly ConfigValue[];
}
