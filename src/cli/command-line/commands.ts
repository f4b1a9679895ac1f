import type { Chosen } from './command.js';
import type { CommandName } from './command-forms.js';

/** What runs each command; it is read only when that command is asked for. */
export const loaders: Readonly<Record<CommandName, Chosen['load']>> = {
  doctor: () => import('../commands/doctor.js'),
  routes: () => import('../commands/routes.js'),
  why: () => import('../commands/why.js'),
  rules: () => import('../commands/rules.js'),
  migrations: () => import('../commands/migrations.js'),
  releases: () => import('../commands/releases.js'),
  upgrade: () => import('../commands/upgrade.js'),
  explain: () => import('../commands/explain.js'),
  undo: () => import('../commands/undo.js'),
  get: () => import('../commands/get.js'),
  'config-file': () => import('../commands/config-file.js'),
  set: () => import('../commands/set.js'),
  unset: () => import('../commands/unset.js'),
  patch: () => import('../commands/patch.js'),
  'restore-comments': () => import('../commands/restore-comments.js'),
  lsp: () => import('../commands/lsp.js'),
  mcp: () => import('../commands/mcp.js'),
  'merge-reports': () => import('../commands/merge-reports.js'),
  schema: () => import('../commands/schema.js'),
  init: () => import('../commands/init.js'),
  completion: () => import('../commands/completion.js'),
};
