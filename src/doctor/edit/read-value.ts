import { type ConfigPath, formatPath } from '../../document/config-path.js';
import type { JsonValue, Range } from '../../document/node.js';
import { parseDocument } from '../../document/parse.js';
import { walk } from '../../document/tree.js';
import { configSubject } from '../../engine/check/subject.js';
import { openWorkspace } from '../../engine/workspace.js';
import { schemaFor } from '../../openclaw/schema/config-schema.js';
import { secretRanges } from '../../openclaw/secrets/secrecy.js';
import type { CheckOptions } from '../check-options.js';
import { planTarget } from '../plan/plan.js';
import { readInstallations } from '../plan/read-installations.js';
import { unreadInclude } from './judge/unread-include.js';
import { withConfig } from './open-config.js';
import { EditRefused } from './refusal.js';
import { pathInConfig, readTypedPath } from './typed/path.js';
import { rosterPath } from './typed/roster.js';
import { shortForm } from './typed/spelled-out.js';
import { OPENCLAW_MASK } from './unmask.js';

export type ReadValue =
  | {
      readonly ok: true;
      readonly value: JsonValue /** The value with its secrets masked. */;
      readonly shown: JsonValue;
    }
  | { readonly ok: false; readonly message: string };

/** The value at a path after includes; `${ENV}` stays as it is written. @throws {InputError} where the config cannot be read */
export async function readValue(check: CheckOptions, typed: string): Promise<ReadValue> {
  const target = await planTarget(check);
  const { options, isNew } = await withConfig({ ...check, state: 'skip' }, target);
  const { installations } = await readInstallations(options, target);
  const [installation] = installations;
  const workspace = openWorkspace(installation.files);
  const root = configSubject(workspace, installation)?.root;
  if (isNew) return { ok: false, message: `There is no config at ${installation.configPath}.` };
  if (root === undefined) {
    const [problem] = workspace.get(installation.configPath ?? '')?.document.problems ?? [];
    const why = problem === undefined ? '; clawmend --diff shows how to repair it.' : `: ${problem.message}`;
    return { ok: false, message: `The config cannot be read${why}` };
  }
  try {
    const path = pathInConfig(root, rosterPath(root, readTypedPath(typed)));
    const unknown = unreadInclude(root, path, workspace, installation);
    if (unknown !== undefined) return { ok: false, message: unknown };
    const found = root.at(path);
    if (found !== undefined) return { ok: true, value: found.value, shown: masked(root.value, path) };
    const schema = schemaFor(target.release);
    if (schema.lookup(path) !== undefined) {
      const short = shortForm(root, path);
      const why =
        short === undefined ? "OpenClaw's default applies" : `${formatPath(short)} is a text that may be short for it`;
      return { ok: false, message: `${formatPath(path)} is not set; ${why}.` };
    }
    const [near] = schema.suggestKey(path);
    const hint = near === undefined ? '' : ` Did you mean ${formatPath(near.path)}?`;
    return { ok: false, message: `OpenClaw ${target.release.text} has no key ${formatPath(path)}.${hint}` };
  } catch (error) {
    if (error instanceof EditRefused) return { ok: false, message: error.message };
    throw error;
  }
}

/** What stands beside a value in a list may say that it is a secret, so the list is looked at as a whole. */
function masked(config: JsonValue, path: ConfigPath): JsonValue {
  const inList = path.findLastIndex((segment) => typeof segment === 'string') + 1;
  const holder = path.slice(0, inList);
  const value = below(config, holder) ?? null;
  const text = JSON.stringify(value);
  const document = parseDocument(text);
  const numbers = new Set<number>();
  if (document.root !== undefined) walk(document.root, (node) => node.type === 'number' && numbers.add(node.start));
  let out = '';
  let from = 0;
  for (const range of secretRanges(document, holder)) {
    out +=
      text.slice(from, range.start) + (numbers.has(range.start) ? JSON.stringify(OPENCLAW_MASK) : maskOf(text, range));
    from = range.end;
  }
  return below(JSON.parse(out + text.slice(from)) as JsonValue, path.slice(inList)) ?? null;
}

/** A secret that is all of a text has OpenClaw's mark; within a text a short one does. */
function maskOf(text: string, { start, end }: Range): string {
  return text[start - 1] === '"' && text[end] === '"' ? OPENCLAW_MASK : '***';
}

function below(value: JsonValue, path: ConfigPath): JsonValue | undefined {
  let here: JsonValue | undefined = value;
  for (const segment of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, segment)) return undefined;
    here = (here as { [key: string | number]: JsonValue })[segment];
  }
  return here;
}
