import { concise } from './concise.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { htmlPage } from './html.js';
import type { ReportInput } from './input.js';
import { json } from './json.js';
import { jsonl } from './jsonl.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import { prepareReport, type Report } from './model.js';
import { patchNotes as notesOfPatch, patch } from './patch.js';
import { pretty } from './pretty.js';
import { rdjson } from './rdjson.js';
import { sarif } from './sarif.js';

const formats = {
  pretty,
  concise,
  json,
  jsonl,
  sarif,
  github,
  gitlab,
  junit,
  rdjson,
  markdown,
  html: htmlPage,
} satisfies Readonly<Record<string, (report: Report) => string>>;

export type Format = keyof typeof formats;

export const formatNames = Object.keys(formats) as readonly Format[];

/** The report in one format; the text ends with a line feed unless it is empty. */
export function renderReport(format: Format, input: ReportInput): string {
  return formats[format](prepareReport(input));
}

/** What the fixes write, as a patch that `git apply` takes; empty when they write nothing. */
export function renderPatch(input: ReportInput): string {
  return patch(prepareReport(input));
}

/** What a person has to know before applying `renderPatch`: sentences for standard error, none where all is well. */
export function patchNotes(input: ReportInput): readonly string[] {
  return notesOfPatch(prepareReport(input));
}
