import { type ConfigPath, samePath } from '../../document/config-path.js';
import type { Range } from '../../document/node.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import type { Finding, RelatedPlace } from '../finding.js';
import { toPath } from '../fix.js';
import type { Report, Rule } from '../rule.js';

/**
 * A finding for what a rule reports about a value: the file and the place in it that its author wrote.
 * Of something that is missing, the parent it is missing from.
 * @param inOriginal maps a range of the value's part to the file's text as it was read
 */
export function locate(rule: Rule, root: ConfigValue, given: Report, inOriginal: (range: Range) => Range): Finding {
  const viewPath = toPath(given.at);
  const value = nearest(root, viewPath);
  const { part, path, node, member } = value.location;
  const exact = samePath(value.path, viewPath);
  const pointed = given.on === 'key' && member !== undefined ? member.keyRange : node;
  const range = exact ? pointed : (member?.keyRange ?? { start: node.start, end: node.start + 1 });
  return {
    ...findingBase(rule, given.message, given.severity),
    file: part.file,
    path: [...part.prefix, ...path, ...viewPath.slice(value.path.length)],
    range: inOriginal(range),
    viewPath,
    fix: given.fix ?? null,
    ...(given.related && { related: relatedPlaces(root, given.related, inOriginal) }),
  };
}

function relatedPlaces(
  root: ConfigValue,
  related: NonNullable<Report['related']>,
  inOriginal: (range: Range) => Range,
): readonly RelatedPlace[] {
  return related.flatMap(({ at, on, message }) => {
    const location = root.at(toPath(at))?.location;
    if (location === undefined) return [];
    const { part, node, member } = location;
    const range = on === 'key' && member !== undefined ? member.keyRange : node;
    return [{ file: part.file, range: inOriginal(range), message }];
  });
}

export function findingBase(
  rule: Rule,
  message: string,
  severity: Finding['severity'] | undefined,
): Pick<Finding, 'ruleId' | 'severity' | 'message' | 'status'> {
  return { ruleId: rule.id, severity: severity ?? rule.severity, message, status: 'open' };
}

function nearest(root: ConfigValue, path: ConfigPath): ConfigValue {
  for (let depth = path.length; depth > 0; depth--) {
    const value = root.at(path.slice(0, depth));
    if (value !== undefined) return value;
  }
  return root;
}
