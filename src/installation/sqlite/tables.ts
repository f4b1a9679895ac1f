import type { FileKind } from '../../openclaw/installation.js';

/** Where a database keeps what a JSON file held before: one JSON text a row. */
export interface Table {
  readonly name: string;
  readonly kind: FileKind;
  readonly key: string;
  readonly column: string;
  /** How rows make up a text of that kind: members of an object, jobs of a list, or one text each. */
  readonly shape: 'entries' | 'jobs' | 'document';
  /** Only the row of this key. */
  readonly only?: string;
}

const AGENT_TABLES: readonly Table[] = [
  { name: 'session_nodes', kind: 'sessions', key: 'session_key', column: 'entry_json', shape: 'entries' },
  { name: 'session_entries', kind: 'sessions', key: 'session_key', column: 'entry_json', shape: 'entries' },
  { name: 'auth_profile_store', kind: 'auth-profiles', key: 'store_key', column: 'store_json', shape: 'document' },
  { name: 'auth_profile_state', kind: 'auth-state', key: 'state_key', column: 'state_json', shape: 'document' },
];

const STATE_TABLES: readonly Table[] = [
  { name: 'cron_jobs', kind: 'cron-jobs', key: 'job_id', column: 'job_json', shape: 'jobs' },
  {
    name: 'config_machine_state',
    kind: 'auth-profiles',
    key: 'state_key',
    column: 'value_json',
    shape: 'document',
    only: 'authProfiles.store',
  },
  {
    name: 'config_machine_state',
    kind: 'auth-state',
    key: 'state_key',
    column: 'value_json',
    shape: 'document',
    only: 'authProfiles.state',
  },
  { name: 'exec_approvals_config', kind: 'exec-approvals', key: 'config_key', column: 'raw_json', shape: 'document' },
];

/** The tables that rules have something to say about. */
export function tablesOf(role: 'state' | 'agent'): readonly Table[] {
  return role === 'agent' ? AGENT_TABLES : STATE_TABLES;
}
