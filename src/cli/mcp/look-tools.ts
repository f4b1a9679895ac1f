import type { McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod';
import type { Arguments } from '../command-line/options.js';
import { run as doctor } from '../commands/doctor.js';
import { run as explain } from '../commands/explain.js';
import { run as routes } from '../commands/routes.js';
import { type Command, captured } from './captured-run.js';
import { placeOf, type Served } from './served.js';
import { commandResult } from './tool-result.js';

/** A release, or a word for one. */
export const target = z
  .string()
  .regex(/^[\w.-]+$/)
  .optional()
  .describe('The OpenClaw release to suit, e.g. 2026.9.6, installed or latest. Leave it out for the one in use.');

const LOOKS = { readOnlyHint: true, openWorldHint: false } as const;

/** Tools that read and write nothing. */
export function addLookTools(server: McpServer, served: Served): void {
  const run = async (command: Command, args: Arguments) =>
    commandResult(await captured(command, args, served.terminal));

  server.registerTool(
    'check',
    {
      title: 'Check the installation',
      description:
        'What is wrong with the OpenClaw config and state under a release, each finding with file:line:column, rule and fix. Costs a second or less and a line a finding.',
      inputSchema: z.object({
        target,
        most: z.number().int().min(1).max(500).default(50).describe('Findings to show; the rest is counted.'),
      }),
      annotations: LOOKS,
    },
    ({ target: release, most }) =>
      run(doctor, { ...placeOf(served, release), format: 'markdown', 'max-diagnostics': String(most) }),
  );

  server.registerTool(
    'explain',
    {
      title: 'Explain a rule',
      description: 'What a rule looks for, why, an example and how safe its fix is. A page of text.',
      inputSchema: z.object({
        rule: z
          .string()
          .regex(/^[a-z0-9][a-z0-9/-]*$/)
          .describe('The id of a finding’s rule, e.g. models/openai-codex-ref.'),
      }),
      annotations: LOOKS,
    },
    ({ rule }) => run(explain, { rule, format: 'markdown' }),
  );

  server.registerTool(
    'routes',
    {
      title: 'Who answers and who pays',
      description: 'For every model slot: provider, runtime, account and who pays, under a release. A line a slot.',
      inputSchema: z.object({ target }),
      annotations: LOOKS,
    },
    ({ target: release }) => run(routes, placeOf(served, release)),
  );

  server.registerTool(
    'preview_fix',
    {
      title: 'Preview the fixes',
      description:
        'The exact patch that the fixes would write, and what is left to a person. Writes nothing. As long as the patch.',
      inputSchema: z.object({
        target,
        unsafe: z
          .boolean()
          .default(false)
          .describe('Also fixes that may change a model, account, bill or permission: a person decides about those.'),
      }),
      annotations: LOOKS,
    },
    ({ target: release, unsafe }) => run(doctor, { ...placeOf(served, release), diff: true, unsafe }),
  );
}
