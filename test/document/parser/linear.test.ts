import { expect, it } from 'vitest';
import { parseDocument } from '../../../src/document/parse.js';
import { cpuMilliseconds } from '../../helpers/cpu.js';

const LENGTH = 30_000;
/** Milliseconds of CPU. Generous: each takes some 50; were it quadratic, seconds, and minutes for a file of one megabyte. */
const LIMIT = 1_500;

/** Repeated, each of these makes some part of the parser look ahead or back again and again. */
const pieces = [
  ...['[', '{', '{a:', '[{', '{ {', '}', '{]', '[}', '{a:[}', '{\n  a: [\n', '{\n ', '  }\n', '[1,\n  }\n', '\n  {'],
  ...['a ', 'a:', '"a" ', '{"a"\n', '{a:\n"b"', '{a:\n"b":', '{a:1 b:2}', '[1 2', '{a:1},', ';', ',', ', ', ',\n', ':'],
  ...['"a\n', '\'a\n"b\n', "it's ", '"\\', '\\u', '“a, ', '“a”,', '“ ', `\${X,`, '# ', '#x,', '\u200b,', '- ', '0x'],
  ...['<<<<<<< a\n', '=======\n', '<<<<<<< a\n=======\n>>>>>>> b\n', '/*', '/**/', '//\n', '\t\t\t\t\t\t\t\t{'],
];
const prefixes = ['', '[', `${' '.repeat(LENGTH)}x`];

it.each(pieces)('takes time in proportion to the length: %j', (piece) => {
  for (const prefix of prefixes) {
    const text = prefix + piece.repeat(LENGTH / piece.length);
    expect(cpuMilliseconds(() => parseDocument(text))).toBeLessThan(LIMIT);
  }
});
