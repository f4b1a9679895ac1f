import { visible } from './pretty/text-width.js';

/**
 * Text from files and file names, made so that whoever reads the output does nothing because of it: a terminal, or a
 * CI runner that takes lines of a log for commands.
 */

/** Azure, TeamCity and the old form of GitHub: anywhere in a line. */
const MARKED_COMMAND = /##(vso|teamcity)?\[/g;
/** GitHub: at the start of a line, blanks aside (`ActionCommand.TryParseV2` of actions/runner). */
const LINE_COMMAND = /^(\s*)::/gm;
const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A file name or a key as a person reads it: on one line, a control character as its escape. */
export function plainName(name: string): string {
  return visible(name.replace(/[\n\r\t]/g, (character) => ESCAPES[character] ?? ''));
}

/** Text for people, in which no runner finds a command. */
export function withoutCommands(text: string): string {
  return hasCommand(text) ? text.replace(MARKED_COMMAND, '##$1\\[').replace(LINE_COMMAND, '$1\\::') : text;
}

/** Text for people, for a terminal or for a log. */
export function inertText(text: string, isTerminal: boolean): string {
  return withoutCommands(isTerminal ? visibleLines(text) : text);
}

/** Lines for a terminal: what it would act upon is shown as a stand-in, tabs aside. */
export function visibleLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split('\t').map(visible).join('\t'))
    .join('\n');
}

/**
 * A patch for the log of a GitHub workflow: the runner looks for no commands in it, and `git apply` takes it as it is,
 * since it passes over what stands before and behind a patch.
 * @param token a word that nobody can know beforehand
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions#stopping-and-starting-workflow-commands
 */
export function stoppedCommands(patch: string, token: string): string {
  return hasCommand(patch) ? `::stop-commands::${token}\n${patch}::${token}::\n` : patch;
}

function hasCommand(text: string): boolean {
  return text.search(MARKED_COMMAND) >= 0 || text.search(LINE_COMMAND) >= 0;
}
