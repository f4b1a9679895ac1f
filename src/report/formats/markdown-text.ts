const LONGEST_PATCH = 200_000;

/** A patch, folded away; nothing where there is none. */
export function patchBlock(text: string): string {
  if (text === '') return '';
  if (text.length > LONGEST_PATCH) return 'The patch is too long to be shown here.';
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `<details><summary>Patch</summary>\n\n${fence}diff\n${text}${fence}\n\n</details>`;
}

/** A table's cell is one line, and what a config says must not become markup; code spans of a message stay. */
export function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1)) : part.replace(/[\\*_[\]<>|~#]/g, '\\$&')))
    .join('');
}

export function code(text: string): string {
  const inner = text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
  const fence = '`'.repeat(Math.max(1, ...[...inner.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  const pad = inner.startsWith('`') || inner.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${inner}${pad}${fence}`;
}
