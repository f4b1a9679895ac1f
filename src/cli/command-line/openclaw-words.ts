import { UsageError } from './usage-error.js';

const SAME: ReadonlySet<string> = new Set(['get', 'set', 'unset', 'patch']);

/**
 * What people type after `openclaw config`, in words of ours: `config set …` is `set …`.
 * @throws {UsageError} for what there is nothing of here
 */
export function plainWords(argv: readonly string[]): readonly string[] {
  const [first, action, ...rest] = argv;
  if (first !== 'config') return argv;
  if (action !== undefined && SAME.has(action)) return [action, ...rest];
  if (action === 'validate') {
    const more = rest.map((word) => (word === '--json' ? '--format=json' : word));
    return ['doctor', '--no-state', '--fail-on', 'error', ...VERDICT, ...more];
  }
  if (action === 'file') return ['config-file', ...rest];
  // It is JSON either way.
  if (action === 'schema') return ['schema', ...rest.filter((word) => word !== '--json')];
  if (action === undefined || action.startsWith('-')) throw new UsageError(`config needs one of ${WORDS}.`);
  throw new UsageError(`there is no config ${action} here; there are ${WORDS}.`);
}

const WORDS = 'get, set, unset, patch, file, schema and validate';

/** OpenClaw's `validate` asks no more than whether it would read the config. */
const VERDICT = ['schema/*', 'syntax/*', 'include/*'].flatMap((rules) => ['--only', rules]);
