import type { Report } from '../model.js';
import { findingJson } from './json-finding.js';

/** One JSON object a line for each finding, as in `json`; for programs that read as they go. */
export function jsonl({ findings }: Report): string {
  return findings.map((finding) => `${JSON.stringify(findingJson(finding))}\n`).join('');
}
