/** The tool settings of the whole gateway and those of each agent. */
export const TOOL_SCOPES = '{tools,agents.list[*].tools,agents.entries.*.tools}';
