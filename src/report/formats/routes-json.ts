import type { ReportInput, RouteSummary } from '../input.js';
import { relativeFile } from '../relative-file.js';

/** The slots that lead elsewhere after the fixes. */
export function routesJson({ routes = [], cwd }: ReportInput): readonly object[] {
  return routes.map(({ agent, slot, file, path, before, after, verdict }) => ({
    agent,
    slot,
    file: relativeFile(cwd, file),
    path,
    before: summaryJson(before),
    after: summaryJson(after),
    ...(verdict !== undefined && { verdict }),
  }));
}

function summaryJson({ ref, provider, model, runtime, auth, bill, route }: RouteSummary): object {
  return { ref, provider, model, runtime, auth, bill, route };
}
