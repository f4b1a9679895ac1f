import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './packed.js';

const FOLDER = path.join(root, '.github/workflows');
const workflows = readdirSync(FOLDER).filter((name) => /\.ya?ml$/.test(name));

describe.each(workflows)('%s', (name) => {
  const text = readFileSync(path.join(FOLDER, name), 'utf8');

  test('runs nobody else’s code but the one that was looked at', () => {
    const used = [...text.matchAll(/\buses:\s*(\S+)(.*)/g)].filter(([, action = '']) => !action.startsWith('./'));
    expect(used.length).toBeGreaterThan(0);
    for (const [line, action = '', comment = ''] of used) {
      expect(action, line).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/);
      expect(comment, line).toMatch(/^ # v\d+\.\d+\.\d+$/);
    }
  });

  test('may do nothing that a job does not ask for', () => {
    expect(text).toMatch(/^permissions: \{\}$/m);
  });

  test('leaves no credentials in the checkout', () => {
    const checkouts = text.match(/actions\/checkout@/g) ?? [];
    expect(text.match(/persist-credentials: false/g) ?? []).toHaveLength(checkouts.length);
  });
});

test('only the job that publishes has an identity, and runs no scripts of dependencies', () => {
  const release = readFileSync(path.join(FOLDER, 'release.yml'), 'utf8');
  const [before = '', publish = ''] = release.split('\n  publish:\n');
  expect(before).not.toContain('id-token');
  expect(publish).toContain('id-token: write');
  for (const command of publish.matchAll(/npm (?:ci|publish).*/g)) expect(command[0]).toContain('--ignore-scripts');
  expect(release).not.toMatch(/secrets\.|NODE_AUTH_TOKEN/);
});
