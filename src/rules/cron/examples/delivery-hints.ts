import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    target: '2026.5.12',
    before: `{ "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "message": "m" }, "deliver": true, "channel": "Telegram", "to": "123", "threadId": 7, "bestEffortDeliver": true }] }\n`,
    after: `{ "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "message": "m" }, "delivery": { "mode": "announce", "channel": "telegram", "to": "123", "threadId": "7", "bestEffort": true } }] }\n`,
  },
  {
    title: 'hints win over a delivery that is there',
    target: '2026.5.12',
    before: `{ "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "message": "m", "deliver": false, "channel": "slack" }, "delivery": { "mode": "announce", "channel": "telegram" } }] }\n`,
    after: `{ "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "message": "m" }, "delivery": { "mode": "none", "channel": "slack" } }] }\n`,
  },
  {
    title: 'all of it in delivery',
    target: '2026.5.12',
    clean: true,
    before: `{ "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "message": "m" }, "delivery": { "mode": "announce", "to": "1" } }] }\n`,
  },
];
