import * as path from 'node:path';
import { InputError } from '../../index.js';
import { isThere, writeNewFile } from '../../storage/own-files.js';
import { git } from '../check/git.js';
import { type Arguments, given, single } from '../command-line/options.js';
import { UsageError } from '../command-line/usage-error.js';
import { EXIT } from '../exit-code.js';
import { HOOK, preCommitHook, TOOL_CONFIG, workflow } from '../init-files.js';
import type { Dialogue, Terminal } from '../terminal.js';

/** `OWNER/REPOSITORY@REF`, with a folder below it where the action is not at the top. */
const ACTION = /^[\w.-]+\/[\w.-]+(?:\/[\w./-]+)?@[\w./-]+$/;
const PLACEHOLDER = 'https://…, where you have clawmend from';

interface Offer {
  readonly what: string;
  /** Absolute. */
  readonly file: string;
  readonly content: string;
  readonly mode: number;
}

/** Writes what a repository needs to be checked, one thing at a time; what is there already is left alone. */
export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const { system, print, note } = terminal;
  const action = readAction(args);
  const root = (await git(['rev-parse', '--show-toplevel'], system.cwd)).toString('utf8').replace(/\r?\n$/, '');
  const dialogue = given(args, 'yes') ? undefined : terminal.dialogue?.();
  if (dialogue === undefined && !given(args, 'yes')) {
    throw new UsageError('init asks at a terminal, and there is none; --yes writes everything without asking.');
  }
  try {
    for (const offer of await offers(root, action)) {
      const name = path.relative(system.cwd, offer.file);
      if (await isThere(offer.file)) await print(`kept     ${name}: it is there already\n`);
      else if (await isWanted(`Write ${offer.what} to ${name}?`, dialogue)) {
        await writeNew(offer);
        await print(`written  ${name}\n`);
      } else await print(`left out ${name}\n`);
    }
  } finally {
    dialogue?.close();
  }
  if (terminal.interrupted.aborted) return EXIT.interrupted;
  const framework = path.join(root, '.pre-commit-config.yaml');
  if (await isThere(framework))
    await note(`For the pre-commit framework, add to .pre-commit-config.yaml:\n${preCommitHook(repositoryOf(action))}`);
  if (action === undefined)
    await note(
      'A GitHub workflow was not offered: it has to know where the runner gets the action from. Name the repository you\n' +
        'have clawmend from: clawmend init --action OWNER/REPOSITORY@REF',
    );
  return EXIT.clean;
}

/** @throws {UsageError} */
function readAction(args: Arguments): string | undefined {
  const action = single(args, 'action');
  if (action === undefined || ACTION.test(action)) return action;
  throw new UsageError(`--action is OWNER/REPOSITORY@REF, such as acme/clawmend@v1; "${action}" is not.`);
}

function repositoryOf(action: string | undefined): string {
  const [, repository] = /^([^/]+\/[^/@]+)/.exec(action ?? '') ?? [];
  return repository === undefined ? PLACEHOLDER : `https://github.com/${repository}`;
}

async function offers(root: string, action: string | undefined): Promise<readonly Offer[]> {
  const hooks = (await git(['rev-parse', '--git-path', 'hooks'], root)).toString('utf8').replace(/\r?\n$/, '');
  const framework = await isThere(path.join(root, '.pre-commit-config.yaml'));
  const hook = {
    what: 'a hook that checks what is committed',
    file: path.resolve(root, hooks, 'pre-commit'),
    content: HOOK,
    mode: 0o755,
  };
  const workflowFile = path.join(root, '.github/workflows/clawmend.yml');
  return [
    // A framework owns the hook; it is told what to run instead.
    ...(framework ? [] : [hook]),
    ...(action === undefined
      ? []
      : [{ what: 'a CI workflow', file: workflowFile, content: workflow(action), mode: 0o644 }]),
    {
      what: 'a config for clawmend',
      file: path.join(root, 'clawmend.config.json5'),
      content: TOOL_CONFIG,
      mode: 0o644,
    },
  ];
}

async function isWanted(question: string, dialogue: Dialogue | undefined): Promise<boolean> {
  if (dialogue === undefined) return true;
  const answer = await dialogue.ask(`${question} [y/N] `);
  return /^\s*y(es)?\s*$/i.test(answer ?? '');
}

async function writeNew({ file, content, mode }: Offer): Promise<void> {
  try {
    await writeNewFile(file, content, mode);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown failure';
    throw new InputError(`${file} cannot be written (${code}); what was written before it is kept.`, { cause });
  }
}
