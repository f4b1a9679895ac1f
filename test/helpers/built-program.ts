import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildName, keptBuild } from '../../scripts/build-cache.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of the built program, as npm would install it; built where what it is made of has changed. */
export function builtProgram(): string {
  const kept = keptProgram();
  if (kept !== undefined) return kept;
  const scratch = path.join(root, `node_modules/.cache/clawmend/scratch.${process.pid}`);
  execFileSync(process.execPath, ['scripts/build.mjs', '--no-types', '--out', scratch], { cwd: root });
  rmSync(scratch, { recursive: true });
  const built = keptProgram();
  if (built === undefined) throw new Error('the build was not kept');
  return built;
}

function keptProgram(): string | undefined {
  return keptBuild(buildName(false)) ?? keptBuild(buildName(true));
}
