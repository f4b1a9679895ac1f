import type { Edit } from '../node.js';

/** Words of a program, a prompt, a fence around code: one line each. */
const OUTPUT_LINES = [
  // ```json
  /^(?:```|~~~)\s*[\w-]*$/,
  // user@host:~$ cat openclaw.json
  /^[\w@.:~/\\()[\]-]{0,60}[$#%❯➜>]\s(?!.*[{}"'`]).*$/,
  // [plugins] loaded 3, 12:00:01 started
  /^\[[^\][{}"'`,]*\](?=[\s:]).*[^,{[\]}"'`]$/,
  /^\d[\d:.TZ/-]{3,}(?=\s).*[^,{[\]}"'`]$/,
  // Two words at least before any colon, no brackets and no quotes: a sentence.
  /^[^\s:{}[\]"'`,]+(?:[ \t]+[^\s:{}[\]"'`]+)+[^{}[\]"'`]*[^,{}[\]"'`]$/,
  // A word that ends like a sentence, a row of dashes.
  /^[A-Za-z]+[!.…]+$/,
  /^[-=*_~#]{3,}$/,
];
/** What JavaScript puts before the brace of a config, and behind it. */
const ASSIGNMENT = /^(?:module\.exports\s*=|export\s+default|(?:const|let|var)\s+\w+\s*=)$/;
const TERMINATOR = /^;$/;

/** Whether a text is what a shell, a program or a page has put around a config, and nothing of the config. */
export function isOutput(text: string): boolean {
  return text.split(/\r\n|\r|\n/).every((line) => isOutputLine(line.trim()));
}

function isOutputLine(line: string): boolean {
  if (line === '' || ASSIGNMENT.test(line) || TERMINATOR.test(line)) return true;
  if (/\/\*|\*\/|\/\//.test(line) || line.length > 400) return false;
  return OUTPUT_LINES.some((pattern) => pattern.test(line));
}

/** Takes off what stands around the braces of a text, where it is no more than output; the edits are disjoint. */
export function withoutOutput(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  const start = rootStart(text);
  if (start === undefined) return edits;
  if (text.slice(0, start).trim() !== '') edits.push({ offset: 0, length: start, text: '' });
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1;
  const trail = text.slice(end);
  if (end > start && trail.trim() !== '' && isOutput(trail)) {
    edits.push({ offset: end, length: trail.trimEnd().length, text: '' });
  }
  return edits;
}

/** Where the first brace stands behind nothing but output. */
function rootStart(text: string): number | undefined {
  for (let at = text.indexOf('{'); at !== -1 && at < 20_000; at = text.indexOf('{', at + 1)) {
    if (isOutput(text.slice(0, at))) return at;
  }
  return undefined;
}
