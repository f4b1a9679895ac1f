import type { ConfigEdit, EditedFile, RunOutcome } from '../../index.js';
import { wrap } from '../../report/pretty/wrap.js';
import { cleanDeep } from '../../report/redact/clean-deep.js';
import { maskShapes } from '../../report/redact/redaction.js';
import { withoutSecrets } from '../../report/redact/without-secrets.js';
import { relativeFile } from '../../report/relative-file.js';
import { count, sweptNote } from '../../report/words.js';
import { wholeDiff } from './whole-diff.js';

export interface EditLook {
  readonly cwd: string;
  readonly width: number;
  readonly showSecrets: boolean;
  readonly mode: 'write' | 'dry-run' | 'diff';
  /** What was written; absent where nothing was to be. */
  readonly written: RunOutcome | undefined;
}

/** What was done, or would be, and what there is to know of it. Nothing where it was refused: see `editRefusals`. */
export function editText(edit: ConfigEdit, look: EditLook): string {
  if (edit.refusals.length > 0) return look.mode === 'dry-run' ? editPatch(edit, look) : '';
  const told = (text: string) => wrap(maskShapes(text), { width: look.width }).join('\n');
  const parts = [
    ...(look.mode === 'write' ? [] : [editPatch(edit, look).trimEnd()]),
    ...headline(edit, look).map(told),
    ...edit.routes.map(({ agent, slot, before, after, verdict }) =>
      told(`${slot} of ${agent}: ${before.ref} becomes ${after.ref}: ${verdict}.`),
    ),
    ...edit.overridden.map(({ message }) => told(`Forced: ${message}`)),
    ...edit.notes.map((note) => told(`Note: ${note}`)),
    ...(edit.lostComments.length === 0
      ? []
      : [
          told(
            `${count(edit.lostComments.length, 'comment')} went with what ${edit.lostComments.length === 1 ? 'it' : 'they'} belonged to.`,
          ),
        ]),
    ...sweptWords(look).map(told),
    ...ending(edit, look).map(told),
  ];
  return `${parts.filter((part) => part !== '').join('\n')}\n`;
}

/**
 * Why nothing was written.
 * @param wayRound whether whoever reads it can write it all the same
 */
export function editRefusals(
  { refusals }: ConfigEdit,
  { width }: Pick<EditLook, 'width'>,
  wayRound: 'force' | 'none' = 'force',
): string {
  const lines = refusals.map(({ message, ruleId }) => {
    const text = maskShapes(`${message}${ruleId === undefined ? '' : ` (${ruleId})`}`);
    return text
      .split('\n')
      .map((line) => wrap(line, { width }).join('\n'))
      .join('\n');
  });
  const canForce = refusals.every((refusal) => refusal.canForce);
  const isSaid = refusals.some(({ message }) => message.includes('--force'));
  const hint = wayRound === 'force' && canForce && !isSaid ? ' --force writes it all the same.' : '';
  return `${lines.join('\n')}\nNothing was written.${hint}\n`;
}

/** The patch of all files, one after the other. */
export function editPatch({ files }: Pick<ConfigEdit, 'files'>, look: Pick<EditLook, 'cwd' | 'showSecrets'>): string {
  return files.map((file) => filePatch(file, look)).join('');
}

export function editJson(edit: ConfigEdit, look: EditLook): string {
  const { written, mode } = look;
  const isDone = written !== undefined && written.failures.length === 0;
  const body = {
    schemaVersion: 1,
    ok: edit.refusals.length === 0 && (written?.failures.length ?? 0) === 0,
    written: isDone,
    dryRun: mode !== 'write',
    target: { release: edit.target.release.text, source: edit.target.source },
    run: written?.runId ?? null,
    changes: edit.places,
    files: edit.files.map((file) => ({
      file: relativeFile(look.cwd, file.path),
      created: file.before === undefined,
      patch: filePatch(file, look),
    })),
    refusals: edit.refusals,
    overridden: edit.overridden,
    notes: edit.notes,
    routes: edit.routes,
    lostComments: edit.lostComments.length,
    failures: written?.failures ?? [],
    ...(written?.swept.length && { swept: written.swept.map((path) => relativeFile(look.cwd, path)) }),
  };
  return `${JSON.stringify(cleanDeep(body, maskShapes), null, 2)}\n`;
}

function headline(edit: ConfigEdit, look: EditLook): readonly string[] {
  if (edit.files.length === 0) return ['Nothing changes: the config says that already.'];
  if (look.written !== undefined && look.written.failures.length > 0) {
    return look.written.failures.map(({ path, message }) => `${path} was left as it was: ${message}`);
  }
  const words =
    look.mode === 'write' ? { set: 'is set', unset: 'is gone' } : { set: 'would be set', unset: 'would go' };
  const places = edit.places.map(({ path, how }) => `${path} ${words[how]}`);
  const where = edit.files.map(({ path }) => path).join(' and ');
  if (places.length === 1) return [`${places[0]} in ${where}.`];
  return [`${count(places.length, 'change')} in ${where}: ${places.join(', ')}.`];
}

function sweptWords({ written, cwd }: EditLook): readonly string[] {
  return written === undefined || written.swept.length === 0
    ? []
    : [sweptNote(written.swept.map((path) => relativeFile(cwd, path)).join(', '))];
}

function ending({ files }: ConfigEdit, { written, mode }: EditLook): readonly string[] {
  if (mode !== 'write') return files.length === 0 ? [] : ['Nothing was written.'];
  if (written?.runId === undefined) return [];
  return [`clawmend undo ${written.runId} takes it back.`];
}

function filePatch(file: EditedFile, { cwd, showSecrets }: Pick<EditLook, 'cwd' | 'showSecrets'>): string {
  const near = relativeFile(cwd, file.path);
  const name = near.startsWith('../') ? file.path : near;
  const texts = [file.before ?? '', file.after];
  const [before = '', after = ''] = showSecrets ? texts : withoutSecrets(texts);
  if (before === after) return `${name}: secrets alone change, which are not shown\n`;
  const [from, to] = name.startsWith('/') ? [name, name] : [`a/${name}`, `b/${name}`];
  return wholeDiff(to, before, after, file.before === undefined ? '/dev/null' : from);
}
