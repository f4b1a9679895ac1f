import { type jsonSchemaValidator, McpServer } from '@modelcontextprotocol/server';
import { tool } from '../../index.js';
import { addChangeTools } from './change-tools.js';
import { addLookTools } from './look-tools.js';
import type { Served } from './served.js';

/** Read by the model of the client, before it looks at any tool. */
const INSTRUCTIONS = `Looks after the config and state of one OpenClaw installation. Never edit openclaw.json by hand: propose_change keeps every comment and checks the result. Show the person the diff, and what it says of accounts and bills, before anything is written. Secrets are masked; do not ask for them.`;

/** For answers of a client to questions in a form. We put none; what tools are given, zod reads. */
const NOTHING_TO_VALIDATE: jsonSchemaValidator = {
  getValidator: () => () => ({ valid: false, data: undefined, errorMessage: 'this server asks nothing' }),
};

/**
 * A server whose tools look at one installation. Secrets are masked in everything it says.
 * @param writing whether the tools that write are there at all
 */
export function createServer(served: Served, writing: 'allowed' | 'refused'): McpServer {
  const server = new McpServer(
    { name: tool.name, version: tool.version },
    { instructions: INSTRUCTIONS, jsonSchemaValidator: NOTHING_TO_VALIDATE },
  );
  addLookTools(server, served);
  addChangeTools(server, served, writing);
  return server;
}
