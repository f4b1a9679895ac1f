import { xmlAttribute, xmlText } from '../formats/xml.js';
import type { HomeReport, HomesReport } from './model.js';

/** The reports of single homes in a format for programs, as one document of that format. */

/** One run: code scanning takes two of one tool for two versions of the same. */
export function joinedSarif({ homes }: HomesReport): string {
  const logs = homes.flatMap(({ parts }) => (parts.sarif === undefined ? [] : [JSON.parse(parts.sarif) as SarifLog]));
  const [first] = logs;
  const runs = logs.flatMap((log) => log.runs);
  const [run] = runs;
  if (first === undefined || run === undefined) return `${JSON.stringify(EMPTY_SARIF, null, 2)}\n`;
  const rules = new Map(runs.flatMap((one) => one.tool.driver.rules.map((rule) => [rule.id, rule] as const)));
  const ids = [...rules.keys()].sort();
  const joined = {
    ...run,
    tool: { ...run.tool, driver: { ...run.tool.driver, rules: ids.map((id) => rules.get(id)) } },
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: homes.flatMap(notification) }],
    results: runs.flatMap((one) => one.results.map((result) => ({ ...result, ruleIndex: ids.indexOf(result.ruleId) }))),
  };
  return `${JSON.stringify({ ...first, runs: [joined] }, null, 2)}\n`;
}

interface SarifLog {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly { readonly ruleId: string }[];
  }[];
}

const EMPTY_SARIF = { version: '2.1.0', runs: [] };

function notification({ row: { home, reason, failures } }: HomeReport): readonly object[] {
  return [...(reason === undefined ? [] : [reason]), ...failures].map((text) => ({
    level: 'error',
    message: { text: `${home}: ${text}` },
  }));
}

export function joinedGitlab({ homes }: HomesReport): string {
  const issues = homes.flatMap(({ parts }) =>
    parts.gitlab === undefined ? [] : (JSON.parse(parts.gitlab) as unknown[]),
  );
  return `${JSON.stringify(issues, null, 2)}\n`;
}

export function joinedRdjson({ homes, tool }: HomesReport): string {
  const diagnostics = homes.flatMap(({ parts }) =>
    parts.rdjson === undefined ? [] : (JSON.parse(parts.rdjson) as { readonly diagnostics: unknown[] }).diagnostics,
  );
  return `${JSON.stringify({ source: { name: tool.name }, diagnostics }, null, 2)}\n`;
}

/** A home that was not checked is a suite with an error. */
export function joinedJunit({ homes, tool }: HomesReport): string {
  let tests = 0;
  let failures = 0;
  let errors = 0;
  const suites = homes.map(({ row, parts }) => {
    const [, counts, body = ''] = /<testsuites ([^>]*)>\n([\s\S]*)\n<\/testsuites>/.exec(parts.junit ?? '') ?? [];
    const number = (name: string): number => Number(new RegExp(` ${name}="(\\d+)"`).exec(` ${counts ?? ''}`)?.[1] ?? 0);
    tests += number('tests');
    failures += number('failures');
    const told = [...(row.reason === undefined ? [] : [row.reason]), ...row.failures];
    errors += told.length;
    tests += told.length;
    return [body, ...(told.length === 0 ? [] : [erroredSuite(row.home, told)])]
      .filter((part) => part !== '')
      .join('\n');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xmlAttribute(tool.name)}" tests="${tests}" failures="${failures}" errors="${errors}" time="0">`,
    ...suites.filter((suite) => suite !== ''),
    '</testsuites>\n',
  ].join('\n');
}

function erroredSuite(home: string, told: readonly string[]): string {
  const name = xmlAttribute(home);
  return [
    `  <testsuite name="${name}" tests="${told.length}" failures="0" errors="${told.length}" skipped="0" time="0">`,
    ...told.map(
      (text, index) =>
        `    <testcase name="check ${index + 1}" classname="${name}" time="0">\n      <error message="${xmlAttribute(text)}">${xmlText(text)}</error>\n    </testcase>`,
    ),
    '  </testsuite>',
  ].join('\n');
}

const GRAVITY = ['::error', '::warning', '::notice'];

/** GitHub shows ten annotations of a kind: the gravest of all homes come first. */
export function joinedGithub({ homes }: HomesReport): string {
  const lines = homes.flatMap(({ row, parts }) => [
    ...[...(row.reason === undefined ? [] : [row.reason]), ...row.failures].map(
      (text) => `::error::${escaped(`${row.home}: ${text}`)}`,
    ),
    ...(parts.github ?? '').split('\n').filter((line) => line !== ''),
  ]);
  const rank = (line: string): number => GRAVITY.findIndex((command) => line.startsWith(command));
  return lines
    .toSorted((a, b) => rank(a) - rank(b))
    .map((line) => `${line}\n`)
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

export function joinedConcise({ homes }: HomesReport): string {
  return homes
    .map(({ row, parts }) => {
      const told = [...(row.reason === undefined ? [] : [row.reason]), ...row.failures];
      return told.map((text) => `${row.home}: error ${text.replace(/\s+/g, ' ')}\n`).join('') + (parts.concise ?? '');
    })
    .join('');
}
