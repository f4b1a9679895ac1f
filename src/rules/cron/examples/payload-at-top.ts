import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    target: '2026.5.12',
    before: `{ "jobs": [{ "id": "a", "message": "do it", "thinking": "high", "timeoutSeconds": 30.7, "timeout": 9 }] }\n`,
    after: `{ "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "message": "do it", "thinking": "high", "timeoutSeconds": 30 } }] }\n`,
  },
  {
    title: 'a text or a command is a system event',
    target: '2026.5.12',
    before: `{ "jobs": [{ "id": "a", "text": "wake up" }, { "id": "b", "command": "status" }] }\n`,
    after: `{ "jobs": [{ "id": "a", "payload": { "kind": "systemEvent", "text": "wake up" } }, { "id": "b", "payload": { "kind": "systemEvent", "text": "status" } }] }\n`,
  },
  {
    title: 'the payload’s own member wins',
    target: '2026.5.12',
    before: `{ "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "message": "m", "model": "openai/gpt-5.5" }, "model": "x/y" }] }\n`,
    after: `{ "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "message": "m", "model": "openai/gpt-5.5" } }] }\n`,
  },
  {
    title: 'all of it in the payload',
    target: '2026.5.12',
    clean: true,
    before: `{ "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "message": "m" } }] }\n`,
  },
];
