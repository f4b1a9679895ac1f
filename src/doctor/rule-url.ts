import { tool } from './tool.js';

/** Where the files of a published version can be read. */
const FILES = `https://app.unpkg.com/${tool.name}@${tool.version}/files`;
const PACKAGE = `https://www.npmjs.com/package/${tool.name}`;

/**
 * The page of a rule, `docs/rules/<area>/<name>.md` of this version.
 * @param isOurs rules that a plugin brings along have no page of ours; theirs is the tool's own
 */
export function ruleUrl(id: string, isOurs = true): string {
  return isOurs ? `${FILES}/docs/rules/${id}.md` : PACKAGE;
}
