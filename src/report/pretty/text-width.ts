/** Terminals draw these two columns wide (East Asian Wide and Fullwidth, and emoji shown as pictures). */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{17000}-\u{18CFF}\u{1B000}-\u{1B2FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\uFE0F/u;
const WIDTHLESS = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
const PLAIN = /^[\x20-\x7E]*$/;
/** Moves the cursor, rings a bell, hides or reorders text: never sent to a terminal as it is. */
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/g;
const HAS_CONTROL = new RegExp(CONTROL.source);

let segmenter: Intl.Segmenter | undefined;

/** Made when the first text needs it: that takes longer than most reports. */
function graphemesOf(text: string): Iterable<Intl.SegmentData> {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** Columns a text takes in a terminal. Control characters count as what `visible` makes of them. */
export function textWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemesOf(visible(text))) width += graphemeWidth(segment);
  return width;
}

function graphemeWidth(grapheme: string): number {
  if (grapheme.length === 1 && PLAIN.test(grapheme)) return 1;
  if (WIDTHLESS.test(grapheme)) return 0;
  return WIDE.test(grapheme) ? 2 : 1;
}

/** What a reader takes for one character: the range it stands for, what is shown of it, and the columns that takes. */
export interface Cell {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly width: number;
}

/** @param offset where the text starts; counts into the cells' ranges */
export function toCells(text: string, offset: number): readonly Cell[] {
  const cells: Cell[] = [];
  if (PLAIN.test(text)) {
    for (let index = 0; index < text.length; index++) {
      cells.push({ start: offset + index, end: offset + index + 1, text: text.charAt(index), width: 1 });
    }
    return cells;
  }
  for (const { segment, index } of graphemesOf(text)) {
    const shown = segment === '\t' ? segment : visible(segment);
    const start = offset + index;
    cells.push({ start, end: start + segment.length, text: shown, width: graphemeWidth(shown) });
  }
  return cells;
}

/** The text with a stand-in for every character that a terminal would act upon. */
export function visible(text: string): string {
  if (!HAS_CONTROL.test(text)) return text;
  return text.replace(CONTROL, '\uFFFD');
}

/** The text on one line: breaks and runs of white space become a blank, what a terminal would act upon a stand-in. */
export function oneLine(text: string): string {
  return visible(text.replace(/\s+/g, ' ')).trim();
}
