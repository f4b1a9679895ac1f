import { describe, expect, test } from 'vitest';
import { wantedDocs } from '../../scripts/generate-docs.mjs';
import { rules, ruleUrl } from '../../src/index.js';

describe('the docs', async () => {
  const wanted = await wantedDocs();

  test('have a page for every rule, where the URL of its findings points once there is a place on the web', () => {
    const pages = rules.map(({ id }) => `docs/rules/${id}.md`);
    expect([...wanted.keys()].sort()).toEqual(
      ['README.md', 'docs/rules/README.md', 'docs/still-read.md', ...pages].sort(),
    );
    const published = { name: 'clawmend', version: '1.2.3', homepage: 'https://example.org/acme/clawmend' };
    for (const { id } of rules) {
      expect(ruleUrl(id, true, published)).toBe(`${published.homepage}/blob/v1.2.3/docs/rules/${id}.md`);
    }
  });

  test('link to pages and headings that are there', () => {
    const list = wanted.get('docs/rules/README.md') ?? '';
    const headings = [...list.matchAll(/^## (.+)$/gm)].map(([, name]) => `docs/rules/README.md#${name}`);
    for (const [, target] of (wanted.get('README.md') ?? '').matchAll(/\]\((docs\/rules\/README\.md#[^)]+)\)/g)) {
      expect(headings).toContain(target);
    }
    for (const [file, text] of wanted) {
      if (!file.startsWith('docs/')) continue;
      for (const [, target = ''] of text.matchAll(/\]\(([\w./-]+\.md)\)/g)) {
        expect([...wanted.keys()], `${file} links to ${target}`).toContain(
          new URL(target, `file:///${file}`).pathname.slice(1),
        );
      }
    }
  });

  test('count the rules in README', () => {
    expect(wanted.get('README.md')).toContain(`\n${rules.length} rules, `);
  });
});
