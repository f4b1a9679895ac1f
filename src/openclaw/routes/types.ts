import type { CredentialFacts } from '../auth/eligibility.js';
import type { ProfileUsage } from '../auth/usage.js';
import type { ConfigValue } from '../config/view.js';
import type { ModelSlotKind } from '../models/slots.js';

/** How a slot's provider is asked who is there. `none`: nothing usable was found; `unknown`: it cannot be told offline. */
export type AuthKind = 'oauth' | 'api-key' | 'token' | 'none' | 'unknown';

/** Who pays: a plan, by use, nobody (a server of one's own), or it cannot be told offline. */
export type Bill = 'subscription' | 'metered' | 'local' | 'unknown';

/** As the documents of OpenClaw call the ways a turn can take. */
export type RouteName =
  | 'platform-api'
  | 'codex-oauth-pi'
  | 'codex-app-server'
  | 'pi'
  | 'openclaw'
  | 'cli-backend'
  | 'unresolved';

/** The credential a route uses. Never a value: only which profile, or the name of which variable. */
export interface RouteAuth {
  readonly kind: AuthKind;
  readonly profile?: string;
  readonly env?: string;
  /** Why it cannot be told; only where it is `unknown`. */
  readonly why?: string;
}

/** Where one slot of one agent leads under a release. */
export interface Route {
  readonly agent: string;
  /** `primary`, `fallback[0]`, `image`, `heartbeat`, `session:<key>`, `cron:<id>`, ... */
  readonly slot: string;
  /** The value the ref is written in; for what no file names (a built-in default) there is none. */
  readonly at: ConfigValue | undefined;
  /** As written. */
  readonly ref: string;
  /** Empty where the ref names no model. */
  readonly provider: string;
  readonly model: string;
  /** The allowlist's answer; `true` where none is in force. */
  readonly allowed: boolean;
  readonly runtime: string;
  /** The config path that decides the runtime, or `default`. */
  readonly runtimeSource: string;
  readonly auth: RouteAuth;
  readonly bill: Bill;
  readonly route: RouteName;
}

/** One credential of an auth store, or one the config declares. Never its value. */
export interface AuthProfile extends CredentialFacts {
  readonly id: string;
  /** Lower case. */
  readonly provider: string;
  /** The agent whose store holds it; `undefined` for one that only the config declares. */
  readonly agent: string | undefined;
}

/** An order of profiles that a store fixes, per provider; it wins over the config's. */
export interface StoredOrder {
  readonly agent: string;
  readonly provider: string;
  readonly profiles: readonly string[];
}

/** What a store remembers of how an account went. */
export interface StoredUsage {
  readonly agent: string;
  readonly id: string;
  readonly usage: ProfileUsage;
}

/** What is known of an installation beside its config. */
export interface StateFacts {
  readonly profiles: readonly AuthProfile[];
  readonly orders: readonly StoredOrder[];
  readonly usage?: readonly StoredUsage[];
  /** When the files were read, in milliseconds since the epoch; without it nothing has run out. */
  readonly now?: number | undefined;
  /**
   * `complete`: every auth store there is was read, so what is not listed is not there; `absent`: a home without any
   * store, maybe a copy made without secrets; `partial`: there may be profiles in a database or a file that was not
   * read; `unread`: only a config was looked at.
   */
  readonly stores: 'complete' | 'absent' | 'partial' | 'unread';
  /** Names of the environment variables that are set, those of the config's `env` included. */
  readonly envNames: ReadonlySet<string>;
}

/** What a route is asked for: a slot of an agent, and the ref that fills it. */
export interface RouteQuestion {
  readonly agent: string;
  readonly slot: string;
  readonly kind: ModelSlotKind;
  readonly at?: ConfigValue;
  readonly ref: string;
  /** The session whose entry names the model. */
  readonly session?: ConfigValue;
  readonly profile?: string | undefined;
  /** Where the ref stands; absent for the config, and for one that a person asks about. */
  readonly from?: 'session' | 'cron';
  /** A runtime chosen for the model under the name of a retired provider counts too. */
  readonly twins?: 'count';
}
