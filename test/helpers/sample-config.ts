/** A config in strict JSON of at least `size` characters, shaped like real ones: many agents, models, flags, paths. */
export function sampleConfig(size: number): string {
  const list: unknown[] = [];
  const config = { gateway: { mode: 'local', port: 18789 }, agents: { list } };
  for (let length = 0; length < size; ) {
    const number = list.length;
    const agent = {
      id: `agent-${number}`,
      name: `Agent number ${number}`,
      enabled: number % 2 === 0,
      temperature: 0.7,
      maxTokens: number * 13,
      model: { primary: 'anthropic/claude-opus-4-5', fallbacks: ['openai/gpt-5.5', 'google/gemini-3-pro'] },
      tools: { allow: ['read', 'write', 'exec'], deny: [] },
      workspace: `/home/user/.openclaw/workspace/agents/${number}`,
      note: null,
    };
    list.push(agent);
    // What the agent adds once it is indented.
    length += JSON.stringify(agent, null, 2).length + 8 * 20;
  }
  return `${JSON.stringify(config, null, 2)}\n`;
}

/** The same config as people write it in JSON5: comments, keys without quotes, trailing commas. */
export function sampleJson5(size: number): string {
  return sampleConfig(size)
    .replace(/^( *)"(\w+)":/gm, '$1$2:')
    .replace(/([}\]"\w])$/gm, '$1,')
    .replace(/,\n$/, '\n')
    .replace(/^( *)id:/gm, '$1// who it is\n$1id:');
}
