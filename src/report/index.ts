import { concise } from './formats/concise.js';
import { github } from './formats/github.js';
import { gitlab } from './formats/gitlab.js';
import { json } from './formats/json.js';
import { jsonl } from './formats/jsonl.js';
import { junit } from './formats/junit.js';
import { markdown } from './formats/markdown.js';
import { patchNotes as notesOfPatch, patch } from './formats/patch.js';
import { rdjson } from './formats/rdjson.js';
import { sarif } from './formats/sarif.js';
import { htmlPage } from './html/page.js';
import type { ReportInput } from './input.js';
import type { Report } from './model.js';
import { prepareReport } from './prepare.js';
import { pretty } from './pretty/report.js';
import { notInPatch as listNotInPatch } from './summary/not-in-patch.js';

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

/** What a patch does not hold, all of it, each with its reason: lines for standard error. */
export function notInPatch(input: ReportInput): readonly string[] {
  return listNotInPatch(prepareReport(input));
}

/** What a person has to know before applying `renderPatch`: sentences for standard error, none where all is well. */
export function patchNotes(input: ReportInput): readonly string[] {
  return notesOfPatch(prepareReport(input));
}
