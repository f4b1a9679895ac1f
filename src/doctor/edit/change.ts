import type { ConfigPath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

/** `assign` is held back where it would drop entries of a map that others add to; `replace` means it. */
export type How = 'assign' | 'merge' | 'replace';

/** A value as it is typed, or as it is meant. */
export type Given = { readonly text: string; readonly as: 'by-schema' | 'json' } | { readonly value: JsonValue };

/** What must stand at a place before it is changed. */
export type Expectation = { readonly value: JsonValue } | 'absent' | 'present';

/** What somebody wants of a config. Paths are those of the config as OpenClaw sees it. */
export type Change =
  | {
      readonly type: 'set';
      readonly path: ConfigPath;
      readonly to: Given;
      readonly how: How;
      readonly expect?: Expectation | undefined;
    }
  | { readonly type: 'unset'; readonly path: ConfigPath }
  /** A new item of a list, before the one that stands there now. */
  | { readonly type: 'insert'; readonly path: ConfigPath; readonly value: JsonValue }
  /** Both paths are those before the move: an index in `path` counts the item that moves. */
  | { readonly type: 'move'; readonly from: ConfigPath; readonly path: ConfigPath; readonly how: 'assign' | 'replace' }
  | { readonly type: 'copy'; readonly from: ConfigPath; readonly path: ConfigPath; readonly how: 'assign' | 'replace' }
  | { readonly type: 'test'; readonly path: ConfigPath; readonly value: JsonValue }
  /** RFC 7396: objects merge, null removes, everything else replaces; so does what `replace` names. */
  | {
      readonly type: 'merge-patch';
      readonly patch: JsonValue;
      readonly how: 'assign' | 'replace';
      readonly replace: readonly ConfigPath[];
    };

/** A change that is worked out on the config as the changes before it have left it. */
export type Want = (root: ConfigValue) => Change;
