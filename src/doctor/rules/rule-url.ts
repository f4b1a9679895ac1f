import { tool } from '../tool.js';

/**
 * The page of a rule, `docs/rules/<area>/<name>.md` of this version; `undefined` where package.json names no place on
 * the web that is ours: a dead link, or a stranger's page, is worse than none.
 * @param isOurs rules that a plugin brings along have no page of ours
 */
export function ruleUrl(id: string, isOurs = true, { homepage, version } = tool): string | undefined {
  if (homepage === undefined || !isOurs) return undefined;
  return `${homepage}/blob/v${version}/docs/rules/${id}.md`;
}
