import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    title: 'there is no webhook to call',
    target: '2026.6.11',
    before: `{ "jobs": [{ "id": "a", "delivery": { "mode": "announce" }, "notify": true }] }\n`,
    after: `{ "jobs": [{ "id": "a", "delivery": { "mode": "announce" } }] }\n`,
  },
  {
    title: 'the webhook beside the announcement',
    target: '2026.6.11',
    config: `{ cron: { webhook: 'https://example.com/hook' } }`,
    before: `{ "jobs": [{ "id": "a", "delivery": { "mode": "announce" }, "notify": true }] }\n`,
    after: `{ "jobs": [{ "id": "a", "delivery": { "mode": "announce", "completionDestination": { "mode": "webhook", "to": "https://example.com/hook" } } }] }\n`,
  },
  {
    title: 'the webhook instead of nothing',
    target: '2026.5.12',
    config: `{ cron: { webhook: 'https://example.com/hook' } }`,
    before: `{ "jobs": [{ "id": "a", "delivery": { "mode": "none" }, "notify": true }] }\n`,
    after: `{ "jobs": [{ "id": "a", "delivery": { "mode": "webhook", "to": "https://example.com/hook" } }] }\n`,
  },
  {
    title: 'up to 2026.5 a job either announces or calls a webhook',
    target: '2026.5.12',
    config: `{ cron: { webhook: 'https://example.com/hook' } }`,
    before: `{ "jobs": [{ "id": "a", "delivery": { "mode": "announce" }, "notify": true }] }\n`,
  },
  {
    title: 'a job that calls a webhook already',
    target: '2026.5.12',
    before: `{ "jobs": [{ "id": "a", "delivery": { "mode": "webhook", "to": "https://example.com/a" }, "notify": true }] }\n`,
    after: `{ "jobs": [{ "id": "a", "delivery": { "mode": "webhook", "to": "https://example.com/a" } }] }\n`,
  },
];
