import { plainName } from '../inert-text.js';
import type { Report, ReportedFinding } from '../model.js';
import { openFindings } from '../summary/open-findings.js';
import { xmlAttribute, xmlText } from './xml.js';

/** A suite for each file, a failed case for each error and warning; a clean file passes, so that no suite is empty. */
export function junit({ input, findings, files }: Report): string {
  const open = openFindings(findings);
  const names = new Set([...files.map(({ file }) => file), ...open.map(({ file }) => file)]);
  const suites = [...names].sort().map((file) =>
    suite(
      file,
      open.filter((finding) => finding.file === file),
    ),
  );
  const tests = suites.reduce((sum, each) => sum + each.tests, 0);
  const failures = suites.reduce((sum, each) => sum + each.failures, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xmlAttribute(input.tool.name)}" tests="${tests}" failures="${failures}" errors="0" time="0">`,
    ...suites.map(({ xml }) => xml),
    '</testsuites>\n',
  ].join('\n');
}

interface Suite {
  readonly xml: string;
  readonly tests: number;
  readonly failures: number;
}

function suite(file: string, findings: readonly ReportedFinding[]): Suite {
  const failures = findings.filter(fails).length;
  const cases = findings.length === 0 ? [passed(file)] : findings.map((finding) => testCase(file, finding));
  const head = `  <testsuite name="${xmlAttribute(file)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0" time="0">`;
  return { xml: [head, ...cases, '  </testsuite>'].join('\n'), tests: cases.length, failures };
}

function passed(file: string): string {
  return `    <testcase name="no findings" classname="${xmlAttribute(file)}" time="0"/>`;
}

function testCase(file: string, finding: ReportedFinding): string {
  const { ruleId, path, range, message, severity, fix, url } = finding;
  const place = range === null ? file : `${file}:${range.start.line}:${range.start.column}`;
  const name = [ruleId, path ?? place].join(' ');
  const remedy = fix === null ? [] : [`Fix (${fix.applicability}): ${fix.title}`];
  const text = [plainName(place), message, ...remedy, ...(url === undefined ? [] : [url])].join('\n');
  const body = fails(finding)
    ? `      <failure type="${severity}" message="${xmlAttribute(message)}">${xmlText(text)}</failure>`
    : `      <system-out>${xmlText(text)}</system-out>`;
  return [
    `    <testcase name="${xmlAttribute(name)}" classname="${xmlAttribute(file)}" time="0">`,
    body,
    '    </testcase>',
  ].join('\n');
}

/** Advice breaks no build. */
function fails({ severity }: ReportedFinding): boolean {
  return severity !== 'info';
}
