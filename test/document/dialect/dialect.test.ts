import { type ParseError, parse as parseJsonc, printParseErrorCode } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { type DialectCode, dialectProblems } from '../../../src/document/dialect/dialect.js';
import { applyEdits } from '../../../src/document/edit/edits.js';
import type { JsonValue } from '../../../src/document/node.js';
import { parseDocument } from '../../../src/document/parse.js';
import { deepEqual, toValue } from '../../../src/document/value.js';
import { fuzzRuns } from '../../helpers/fuzz-runs.js';
import { marked } from '../../helpers/marked.js';
import { mutations } from '../../helpers/mutate.js';
import { seeds } from '../seeds.js';

function asJson(text: string): string {
  const edits = dialectProblems(parseDocument(text), 'json').flatMap(({ repair }) => repair?.edits ?? []);
  return applyEdits(
    text,
    edits.toSorted((a, b) => a.offset - b.offset),
  );
}

describe('what strict JSON refuses', () => {
  it.each<[DialectCode, string, string]>([
    ['trailing-comma', '{"a": [1, 2‹,›]}', '{"a": [1, 2]}'],
    ['trailing-comma', '{\n  "a": 1‹,›\n}', '{\n  "a": 1\n}'],
    ['unquoted-key', '{‹a_1$›: 1}', '{"a_1$": 1}'],
    ['unquoted-key', '{‹\\u0061b›: 1}', '{"\\u0061b": 1}'],
    ['unquoted-key', '{‹NaN›: 1}', '{"NaN": 1}'],
    ['single-quotes', "{‹'a'›: 1}", '{"a": 1}'],
    ['single-quotes', `[‹'say "hi"'›]`, `["say \\"hi\\""]`],
    ['number-format', '[‹0x1F›]', '[31]'],
    ['number-format', '[‹-0x0›]', '[-0]'],
    ['number-format', '[‹+1›]', '[1]'],
    ['number-format', '[‹.5›]', '[0.5]'],
    ['number-format', '[‹-.5e3›]', '[-0.5e3]'],
    ['number-format', '[‹5.›]', '[5]'],
    ['number-format', '[‹+5.E-1›]', '[5E-1]'],
    ['line-continuation', '["a‹\\\n›b"]', '["ab"]'],
    ['line-continuation', '["a‹\\\r\n›b"]', '["ab"]'],
    ['escape', '["‹\\x41›"]', '["\\u0041"]'],
    ['escape', '["‹\\v›"]', '["\\u000b"]'],
    ['escape', '["‹\\0›"]', '["\\u0000"]'],
    ['escape', `["‹\\'›"]`, `["'"]`],
    ['escape', '["‹\\q›"]', '["q"]'],
    ['escape', '["‹\\\t›"]', '["\\t"]'],
    ['control-character', '["a‹\t›b"]', '["a\\tb"]'],
    ['control-character', '["‹\u0000›"]', '["\\u0000"]'],
    ['special-space', '[‹\u00a0›1]', '[ 1]'],
    ['special-space', '[‹\v\f›1]', '[ 1]'],
    ['special-space', '[‹\u2028›1]', '[\n1]'],
    ['byte-order-mark', '‹\ufeff›[1]', '[1]'],
  ])('%s: %j', (code, source, repaired) => {
    const { text, ranges } = marked(source);
    const problems = dialectProblems(parseDocument(text), 'json');
    expect(problems.map(({ start, end }) => ({ code, start, end }))).toEqual(
      ranges.map((range) => ({ code, ...range })),
    );
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(asJson(text)).toBe(repaired);
  });

  it.each<[DialectCode, string]>([
    ['comment', '[1 ‹// one›\n]'],
    ['comment', '[1 ‹/* one */›]'],
    ['not-finite', '[‹Infinity›]'],
    ['not-finite', '[‹-NaN›]'],
    ['not-finite', `[‹0x${'f'.repeat(300)}›]`],
  ])('%s has no repair: %j', (code, source) => {
    const { text, ranges } = marked(source);
    const problems = dialectProblems(parseDocument(text), 'json');
    expect(problems).toEqual(ranges.map((range) => ({ code, ...range, message: expect.any(String) })));
  });

  it('several in one string, each with a repair of its own', () => {
    const text = `['a"\\'\\x41\t\\\n']`;
    const codes = dialectProblems(parseDocument(text), 'json').map(({ code }) => code);
    expect(codes).toEqual(['single-quotes', 'escape', 'escape', 'control-character', 'line-continuation']);
    expect(asJson(text)).toBe(`["a\\"'\\u0041\\t"]`);
  });

  it('nothing in strict JSON, nor a trailing comma, an escape or a comment that is part of a string', () => {
    expect(
      dialectProblems(parseDocument('{"a,]": ["\\u0041\\/ // \u2028", -0, 1e5, true, null]}\r\n'), 'json'),
    ).toEqual([]);
  });

  it('nothing is said of a text that is no JSON5', () => {
    expect(dialectProblems(parseDocument("{ a: 'b' c }"), 'json')).toEqual([]);
  });
});

describe('what JSON with comments refuses', () => {
  it('is the same without the comments', () => {
    const document = parseDocument("// one\n{ a: 'b', /* two */ }");
    expect(dialectProblems(document, 'jsonc').map(({ code }) => code)).toEqual([
      ...['unquoted-key', 'single-quotes', 'trailing-comma'],
    ]);
  });
});

describe('on any JSON5 text', () => {
  it('the dialect is the narrowest without problems, as JSON.parse and jsonc-parser see it; the repairs keep the value', () => {
    let left = fuzzRuns(8_000);
    const seen = { json: 0, jsonc: 0, json5: 0 };
    for (const text of mutations(seeds, 3)) {
      if (left-- === 0) break;
      const document = parseDocument(text);
      if (document.problems.length > 0 || document.root === undefined) continue;
      seen[document.dialect]++;
      const json = dialectProblems(document, 'json');
      const jsonc = dialectProblems(document, 'jsonc');
      const narrowest = json.length === 0 ? 'json' : jsonc.length === 0 ? 'jsonc' : 'json5';
      const value = toValue(document.root);
      const complaint =
        narrowest !== document.dialect
          ? `is ${document.dialect}, has the problems of ${narrowest}`
          : isJson(text) !== (narrowest === 'json')
            ? 'JSON.parse disagrees'
            : narrowest === 'jsonc' && !isJsonc(text)
              ? 'jsonc-parser disagrees'
              : json.every(({ repair }) => repair !== undefined) && !readsAs(asJson(text), value)
                ? `repaired to ${asJson(text)}`
                : undefined;
      if (complaint !== undefined) expect.fail(`${complaint}: ${JSON.stringify(text)}`);
    }
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(fuzzRuns(8_000) / 1_000);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isJsonc(text: string): boolean {
  const errors: ParseError[] = [];
  parseJsonc(text, errors);
  return errors.map(({ error }) => printParseErrorCode(error)).length === 0;
}

function readsAs(text: string, value: JsonValue): boolean {
  return isJson(text) && deepEqual(JSON.parse(text) as JsonValue, value);
}
