import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod';
import { typedSet, typedUnset, type Want } from '../../index.js';
import { run as doctor } from '../commands/doctor.js';
import { makeEdit } from '../edit.js';
import { editRefusals, editText } from '../render/edit.js';
import { withToolConfig } from '../tool-config.js';
import { captured, WIDTH } from './captured-run.js';
import { target } from './look-tools.js';
import { placeOf, type Served } from './served.js';
import { commandResult, textResult } from './tool-result.js';

const path = z.string().min(1).describe('As findings print it: agents.defaults.model.primary, tools.allow[0].');

const change = z.object({
  set: z
    .array(
      z.object({
        path,
        value: z.json().describe('Any JSON value.'),
        merge: z.boolean().default(false).describe('Add to the object or list that is there.'),
      }),
    )
    .max(100)
    .default([]),
  unset: z.array(path).max(100).default([]).describe('Taken out after everything is set.'),
  target,
});
type Asked = z.infer<typeof change>;

/** Tools for changes of the config; those that write are there only where the person who started the server said so. */
export function addChangeTools(server: McpServer, served: Served, writing: 'allowed' | 'refused'): void {
  server.registerTool(
    'propose_change',
    {
      title: 'Propose a change of the config',
      description:
        'Works out a change of openclaw.json with every comment kept, checks it against the release, and shows the diff or why it is refused. Writes nothing. Costs two checks.',
      inputSchema: change,
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    (asked) => makeChange(served, asked, 'dry-run'),
  );
  if (writing === 'refused') return;

  const writes = { readOnlyHint: false, destructiveHint: true, openWorldHint: false } as const;
  server.registerTool(
    'apply_change',
    {
      title: 'Make a change of the config',
      description:
        'As propose_change, and writes it with a backup: show a person the proposal first. What is refused there is refused here. The answer names the command that takes it back.',
      inputSchema: change,
      annotations: { ...writes, idempotentHint: true },
    },
    (asked) => makeChange(served, asked, 'write'),
  );
  server.registerTool(
    'apply_fix',
    {
      title: 'Write the safe fixes',
      description:
        'Writes the safe fixes of preview_fix with a backup, never the unsafe ones. The answer is the report with the patch; clawmend undo takes it back.',
      inputSchema: z.object({ target }),
      annotations: { ...writes, idempotentHint: true },
    },
    async ({ target: release }) =>
      commandResult(
        await captured(doctor, { ...placeOf(served, release), fix: true, format: 'markdown' }, served.terminal),
      ),
  );
}

async function makeChange(served: Served, asked: Asked, mode: 'dry-run' | 'write'): Promise<CallToolResult> {
  const { terminal, config, stateDir } = served;
  const { system } = terminal;
  const { check } = await withToolConfig(
    { check: { system, config, stateDir, target: asked.target ?? served.target } },
    terminal,
  );
  const { edit, written } = await makeEdit(check, { wants: () => wantsOf(asked), force: false }, mode, terminal);
  const look = { cwd: system.cwd, width: WIDTH, showSecrets: false, mode, written } as const;
  const isRefused = edit.refusals.length > 0;
  const why = isRefused ? editRefusals(edit, look, 'none') : '';
  const isFailed = isRefused || (written !== undefined && written.failures.length > 0);
  return textResult(`${editText(edit, look)}${why}`, isFailed ? 'failed' : 'done');
}

function wantsOf({ set, unset }: Asked): readonly Want[] {
  return [
    ...set.map(({ path: at, value, merge }) => typedSet({ path: at, to: { value }, how: merge ? 'merge' : 'assign' })),
    ...unset.map(typedUnset),
  ];
}
