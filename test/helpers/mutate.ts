import { randomFrom } from './random.js';

/** Pieces that hurt: every sign of JSON5, half tokens, and what people paste into configs. */
const PIECES = [
  ...['{', '}', '[', ']', ',', ':', '"', "'", '\\', '/', '//', '/*', '*/', ' ', '\t', '\n', '\r\n', '\r', '\n\n  '],
  ...['true', 'null', 'NaN', 'Infinity', '-', '+', '.', '0', '1', '0x', 'e5', '_', '$', 'a', 'é', '😀', '\ud800'],
  ...['\\u0061', '\\u{61}', '\\x41', '\\0', '\\\n', '"k":1', 'k: 2,', `\${X}`, '=', '=>', ';', '@', '<', '|'],
  ...['“', '”', '‘', '’', '#', '# ', '<<<<<<< a\n', '\n=======\n', '\n>>>>>>> b\n', '\u2028', '\ufeff', '\u00a0'],
  ...['\u200b', '\0', '__proto__', 'True', '1_000'],
];

/** An endless row of texts near the seeds: cut, doubled, spliced together, with pieces put in. */
export function* mutations(seeds: readonly string[], seed: number): Generator<string, never> {
  const random = randomFrom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  for (;;) {
    let text = pick(seeds, below);
    for (let count = 1 + below(3); count > 0; count--) text = mutated(text, seeds, below);
    yield text;
  }
}

/** A text with one change somewhere. @param below a whole number from 0 below a limit, whichever */
export function mutated(text: string, others: readonly string[], below: (limit: number) => number): string {
  const from = below(text.length + 1);
  const to = Math.min(text.length, from + below(6));
  const head = text.slice(0, from);
  switch (below(7)) {
    case 0:
      return head + text.slice(to);
    case 1:
    case 2:
      return head + pick(PIECES, below) + text.slice(from);
    case 3:
      return head + pick(PIECES, below) + text.slice(from + 1);
    case 4:
      return head + text.slice(from, to) + text.slice(from);
    case 5:
      return head;
    default: {
      const other = pick(others, below);
      const start = below(other.length);
      return head + other.slice(start, start + below(20)) + text.slice(to);
    }
  }
}

function pick(list: readonly string[], below: (limit: number) => number): string {
  return list[below(list.length)] ?? '';
}
