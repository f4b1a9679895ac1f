import type { Format } from '../index.js';
import type { Kept } from './home-report.js';
import { homesHtml } from './html.js';
import { joinedConcise, joinedGithub, joinedGitlab, joinedJunit, joinedRdjson, joinedSarif } from './joined.js';
import { homesJson, homesJsonl } from './json.js';
import { homesMarkdown } from './markdown.js';
import { type HomesReport, PART_FORMATS } from './model.js';
import { homesPretty } from './pretty.js';

export { homesOfReport } from './from-json.js';
export { homeReport, uncheckedHome } from './home-report.js';
export { readJsonReport } from './json-report.js';
export type { HomeReport, HomeRow, HomesReport } from './model.js';

const formats = {
  pretty: homesPretty,
  concise: joinedConcise,
  json: homesJson,
  jsonl: homesJsonl,
  sarif: joinedSarif,
  github: joinedGithub,
  gitlab: joinedGitlab,
  junit: joinedJunit,
  rdjson: joinedRdjson,
  markdown: homesMarkdown,
  html: homesHtml,
  patch: (report: HomesReport) => report.homes.map(({ patch }) => patch).join(''),
} satisfies Readonly<Record<Format | 'patch', (report: HomesReport) => string>>;

/** The report on many homes in one format; the text ends with a line feed unless it is empty. */
export function renderHomes(format: Format | 'patch', report: HomesReport): string {
  return formats[format](report);
}

const WHOLE: readonly (Format | 'patch')[] = ['json', 'jsonl', 'markdown', 'html'];

/** What has to be kept of each home for some formats: no more, as there may be many homes. */
export function keptFor(asked: readonly (Format | 'patch')[], detail: HomesReport['detail']): Kept {
  return {
    parts: PART_FORMATS.filter((part) =>
      part === 'pretty' ? detail === 'everything' && asked.includes('pretty') : asked.includes(part),
    ),
    report: asked.some((format) => WHOLE.includes(format)),
    patch: asked.includes('patch'),
  };
}
