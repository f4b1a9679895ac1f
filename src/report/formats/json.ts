import { textBefore } from '../../engine/run-result.js';
import { neighbours } from '../../openclaw/releases/facts.js';
import type { Report, ReportedFile } from '../model.js';
import { relativeFile } from '../relative-file.js';
import { verdictKind } from '../summary/verdict.js';
import { findingJson } from './json-finding.js';
import { patch } from './patch.js';
import { routesJson } from './routes-json.js';

/** Larger state files are not parsed only to name their dialect: programs wrote them, as strict JSON. */
const LARGE = 4_000_000;

/** The contract of `--format json`, version 1. */
export function json(report: Report): string {
  const { input, findings, files, summary, redaction } = report;
  const { result, tool, written, cwd } = input;
  const document = {
    schemaVersion: 1,
    tool: { name: tool.name, version: tool.version },
    mode: input.mode,
    verdict: verdictKind(report),
    ...(input.isIncomplete && { incomplete: true }),
    target: {
      release: result.target.release.text,
      source: result.target.source,
      // Whose packages what is said was read from: the release's own, or the nearest there are.
      judgedBy: neighbours(result.target.release).releases.map(({ text }) => text),
    },
    files: files.map((file) => ({ file: file.file, dialect: dialectOf(file), changed: file.changed })),
    findings: findings.map(findingJson),
    summary,
    routes: { changed: routesJson(input) },
    patch: patch(report),
    actions: result.actions.map(({ ruleId, action, path, ...rest }) => ({
      ruleId,
      action,
      file: relativeFile(cwd, path),
      ...('mode' in rest && { mode: rest.mode.toString(8).padStart(4, '0') }),
    })),
    failures: written.failures.map(({ path, message }) => ({
      file: relativeFile(cwd, path),
      message: redaction.clean(message),
    })),
    defects: result.defects.map(({ ruleId, file, message }) => ({
      ruleId,
      file: relativeFile(cwd, file),
      message: redaction.clean(message),
    })),
    notes: input.notes.map((note) => redaction.clean(note)),
    ...(written.links?.length && {
      links: written.links.map(({ path, target }) => ({
        file: relativeFile(cwd, path),
        target: relativeFile(cwd, target),
      })),
    }),
    ...(written.twins?.length && { twins: written.twins.map((path) => relativeFile(cwd, path)) }),
    ...(written.writeProtected?.length && {
      writeProtected: written.writeProtected.map((path) => relativeFile(cwd, path)),
    }),
    ...(written.swept?.length && { swept: written.swept.map((path) => relativeFile(cwd, path)) }),
    ...(written.runId !== undefined && { undo: written.runId }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function dialectOf({ result }: ReportedFile): string {
  const isAuthored = result.kind === 'config' || result.kind === 'include';
  return !isAuthored && textBefore(result).length > LARGE ? 'json' : result.dialect;
}
