/** A name that begins with a dash would be taken for an option. */
export function quotedPath(path: string): string {
  return quoted(path.startsWith('-') ? `./${path}` : path);
}

/** Safe to paste into a shell, and on one line. */
export function quoted(text: string): string {
  if (/^[\w./:@%+=,-]+$/.test(text)) return text;
  if (!/\p{Cc}/u.test(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  return `$'${text.replace(/[\\']/g, '\\$&').replace(/\p{Cc}/gu, octal)}'`;
}

function octal(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
