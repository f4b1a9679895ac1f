import { parseDocument } from '../../document/parse.js';
import { type ConfigValue, createView } from '../../openclaw/config/view.js';

export interface TranscriptLine {
  /** Offset of the line in the transcript. */
  readonly start: number;
  /** Behind the line, before its line break. */
  readonly end: number;
  readonly text: string;
}

export function* linesOf(text: string): Generator<TranscriptLine> {
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end > start) yield { start, end, text: text.slice(start, end) };
    start = end + 1;
  }
}

/** The object a line holds; its ranges are relative to the line. `undefined` for a broken line. */
export function objectOf({ text }: TranscriptLine): ConfigValue | undefined {
  const document = parseDocument(text);
  if (document.problems.length > 0) return undefined;
  const view = createView({ file: '', document, offset: 0, prefix: [] });
  return view?.isObject ? view : undefined;
}
