import type { ConfigPath } from '../../document/config-path.js';
import type { Operation } from '../../document/edit/operation.js';
import { isNearStillRead, lostBeforeRead } from '../../openclaw/retired/still-read.js';
import { currentInstallation } from '../check/current-installation.js';
import { configSubject } from '../check/subject.js';
import type { Fix } from '../finding.js';
import type { Lowered, Proposal } from '../run-options.js';
import type { RunState } from '../run-state.js';

/**
 * A fix that takes away what OpenClaw has yet to import is nobody's to apply, whatever its rule says of it: the key
 * stays, and a person is told what to run.
 */
export function importVerdict({ input }: RunState, { before, after }: Proposal): Lowered | undefined {
  const [config, left] = [before, after].map((workspace) => configSubject(workspace, input.installation)?.root);
  if (config === undefined || config === left) return undefined;
  const around = { config, installation: currentInstallation(before, input.installation) };
  const row = lostBeforeRead(around, left, input.target);
  if (row === undefined) return undefined;
  return {
    applicability: 'manual',
    title: `Run \`openclaw doctor --fix\` of OpenClaw ${input.target.text} first: it ${row.does}, then takes the key out`,
    change: { type: 'none' },
    by: 'openclaw',
    reason: `OpenClaw has not read \`${row.key}\` yet; without it ${row.otherwise}`,
  };
}

/** Whether a fix may take away something of that kind. */
export function concernsImports({ change }: Fix): boolean {
  return (
    change.type === 'operations' && change.operations.some((operation) => pathsOf(operation).some(isNearStillRead))
  );
}

function pathsOf(operation: Operation): readonly ConfigPath[] {
  return operation.op === 'move' ? [operation.from, operation.to] : [operation.path];
}
