import type { ReportedFinding } from '../model.js';
import { count, countSeverities } from '../words.js';
import { html } from './escape.js';

/** The files and rules of a report by number: class names and styles go by those. */
export interface Numbers {
  readonly files: readonly string[];
  readonly rules: readonly string[];
}

const SEVERITIES = ['error', 'warning', 'info'] as const;

export function numbersOf(open: readonly ReportedFinding[]): Numbers {
  return {
    files: [...new Set(open.map(({ file }) => file))],
    rules: [...new Set(open.map(({ ruleId }) => ruleId))].sort(),
  };
}

export function fileClass({ files }: Numbers, file: string): string {
  return `file-${files.indexOf(file)}`;
}

export function ruleClass({ rules }: Numbers, rule: string): string {
  return `rule-${rules.indexOf(rule)}`;
}

/** Where to go: each file with what is in it. */
export function indexHtml(
  open: readonly ReportedFinding[],
  numbers: Numbers,
  more: readonly (readonly [string, string])[],
): string {
  const files = numbers.files.map((file) => {
    const own = open.filter((finding) => finding.file === file);
    const of = (severity: string): number => own.filter((finding) => finding.severity === severity).length;
    const counts = countSeverities({ error: of('error'), warning: of('warning'), info: of('info') });
    return `<li><a href="#${fileClass(numbers, file)}">${html(file)}</a> <span class="soft">${counts}</span></li>`;
  });
  const links = more.map(([id, label]) => `<li><a href="#${id}">${html(label)}</a></li>`);
  if (files.length + links.length === 0) return '';
  return `<nav aria-labelledby="index">\n<h2 id="index">Contents</h2>\n<ul>${[...files, ...links].join('')}</ul>\n</nav>`;
}

/** What to show. The page runs no script: the styles below follow these controls. */
export function filtersHtml(open: readonly ReportedFinding[], numbers: Numbers): string {
  if (open.length < 2) return '';
  const boxes = SEVERITIES.flatMap((severity) => {
    const number = open.filter((finding) => finding.severity === severity).length;
    if (number === 0) return [];
    const label = severity === 'info' ? `${number} info` : count(number, severity);
    return [
      `<label><input type="checkbox" id="show-${severity}" checked="checked" /> <span class="${severity}">${label}</span></label>`,
    ];
  });
  const select = (
    id: string,
    label: string,
    all: string,
    names: readonly string[],
    numberOf: (name: string) => number,
  ) =>
    `<label>${label} <select id="${id}"><option selected="selected">${all}</option>${names
      .map((name, index) => `<option class="${id}-${index}">${html(name)} (${numberOf(name)})</option>`)
      .join('')}</select></label>`;
  const ofFile = (file: string): number => open.filter((finding) => finding.file === file).length;
  const ofRule = (rule: string): number => open.filter(({ ruleId }) => ruleId === rule).length;
  return `<form class="filters" aria-label="What to show">
<fieldset><legend>Severity</legend>${boxes.join(' ')}</fieldset>
${select('file', 'File', 'all files', numbers.files, ofFile)}
${select('rule', 'Rule', 'all rules', numbers.rules, ofRule)}
</form>`;
}

/** Hides what is not asked for. */
export function filterCss({ files, rules }: Numbers): string {
  const hide = '{ display: none; }';
  return [
    ...SEVERITIES.map((severity) => `body:has(#show-${severity}:not(:checked)) .finding.${severity} ${hide}`),
    ...files.map((_, index) => `body:has(.file-${index}:checked) .of-file:not(.file-${index}) ${hide}`),
    ...rules.map(
      (_, index) =>
        `body:has(.rule-${index}:checked) :is(.finding:not(.rule-${index}), .of-file:not(:has(.finding.rule-${index}))) ${hide}`,
    ),
  ].join('\n');
}
