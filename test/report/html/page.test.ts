import { existsSync } from 'node:fs';
import { XMLValidator } from 'fast-xml-parser';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderReport } from '../../../src/report/index.js';
import type { RouteSummary } from '../../../src/report/input.js';
import { CONFIG, fileResult, findingAt, legacyConfig, reportInput, set, setFix } from '../sample.js';

const MODEL = 'agents.defaults.model.primary';
const codexRef = findingAt(legacyConfig, {
  at: MODEL,
  message: '`openai-codex/gpt-5.5` is <gone> & "away".',
  fix: setFix(MODEL, 'openai/gpt-5.5'),
});
const bind = findingAt(legacyConfig, {
  at: 'gateway.bind',
  ruleId: 'gateway/bind-host-alias',
  severity: 'warning',
  message: 'Takes a mode.',
  fix: { ...setFix('gateway.bind', 'lan', 'unsafe'), reason: 'others can reach it' },
});
const advice = findingAt(legacyConfig, {
  at: 'agents.defaults',
  ruleId: 'agents/advice',
  severity: 'info',
  message: 'Long.',
});
const route: RouteSummary = {
  ref: 'openai-codex/gpt-5.5',
  provider: 'openai-codex',
  model: 'gpt-5.5',
  runtime: 'pi',
  auth: { kind: 'oauth' },
  bill: 'subscription',
  route: 'codex-oauth-pi',
};

const page = renderReport(
  'html',
  reportInput({
    mode: 'fix',
    findings: [
      { ...codexRef, status: 'fixed' },
      bind,
      advice,
      { ...codexRef, ruleId: 'x/open', notApplied: 'a gateway runs' },
    ],
    files: [
      fileResult(CONFIG, legacyConfig, [
        { ruleId: 'models/openai-codex-ref', operation: set(MODEL, 'openai/gpt-5.5') },
      ]),
    ],
    notes: ['state was not looked at'],
    routes: [
      {
        agent: 'main',
        slot: 'primary',
        file: CONFIG,
        path: MODEL,
        before: route,
        after: { ...route, ref: 'openai/gpt-5.5', runtime: 'codex' },
      },
    ],
  }),
);

describe('--format html', () => {
  it('is a page that an XML parser takes too', () => {
    expect(page).toMatch(/^<!doctype html>\n/);
    expect(XMLValidator.validate(page.slice(page.indexOf('\n')))).toBe(true);
  });

  it('lets nothing of a file become markup', () => {
    const text = '{ "</td><script>alert(1)</script>": "<img src=x onerror=alert(1)>" }';
    const finding = findingAt(text, { at: ['</td><script>alert(1)</script>'], message: '`<script>` & <b>' });
    const evil = renderReport(
      'html',
      reportInput({ findings: [finding], files: [fileResult(CONFIG, text)], ruleUrl: () => 'javascript:alert(1)' }),
    );
    expect(evil).not.toMatch(/<script|<img|<b>|href="javascript/);
    expect(XMLValidator.validate(evil.slice(evil.indexOf('\n')))).toBe(true);
  });

  it('says so when all is well', () => {
    expect(renderReport('html', reportInput({ files: [fileResult(CONFIG, '{}')] }))).toContain('No problems found.');
  });
});

const CHROMIUM = '/usr/bin/chromium';

describe.skipIf(!existsSync(CHROMIUM))('the page in a browser (needs chromium)', () => {
  let browser: Browser;
  let tab: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    tab = await browser.newPage();
    tab.on('console', (message) => complaints.push(message.text()));
    tab.on('pageerror', (error) => complaints.push(error.message));
    tab.on('request', (request) => {
      if (!request.url().startsWith('data:') && request.url() !== 'about:blank') complaints.push(request.url());
    });
    await tab.setContent(page);
  });

  afterAll(async () => browser?.close());

  it('loads nothing and complains of nothing', () => {
    expect(complaints).toEqual([]);
  });

  it('marks in the code what a finding is about', async () => {
    expect(await tab.locator('.finding.warning mark').allTextContents()).toEqual([`'0.0.0.0'`]);
    expect(await tab.locator('.finding.warning .frame tr').allTextContents()).toContain(
      `4  auth: { mode: 'token', token: '***' }, // from the vault`,
    );
  });

  it('puts old and new side by side', async () => {
    const rows = await tab.locator('table.diff tr:has(td.removed)').all();
    expect(rows).toHaveLength(1);
    const cells = await rows[0]!.locator('td').allTextContents();
    expect(cells.map((cell) => cell.trim())).toEqual([
      '10',
      `model: { primary: 'openai-codex/gpt-5.5' },`,
      '10',
      `model: { primary: 'openai/gpt-5.5' },`,
    ]);
    const boxes = await Promise.all(['td.removed', 'td.added'].map((name) => rows[0]!.locator(name).boundingBox()));
    expect(boxes[0]!.y).toBe(boxes[1]!.y);
    expect(Math.abs(boxes[0]!.width - boxes[1]!.width)).toBeLessThan(2);
    expect(await tab.locator('table.diff th').textContent()).toContain('models/openai-codex-ref');
  });

  it('says first what it comes to, and where to find what', async () => {
    expect(await tab.locator('header .verdict').textContent()).toMatch(/^1 error: OpenClaw 2026\.5\.12 will/);
    const links = tab.getByRole('navigation', { name: 'Contents' }).getByRole('link');
    expect(await links.allTextContents()).toEqual(['openclaw.json', 'Fixed', 'Changes', 'Routes that change', 'Notes']);
    for (const link of await links.all()) {
      const target = (await link.getAttribute('href')) ?? '';
      expect(await tab.locator(target).count()).toBe(1);
    }
  });

  it('is named for those who listen to it: landmarks, headings in order, controls with labels', async () => {
    for (const role of ['banner', 'navigation', 'main'] as const) expect(await tab.getByRole(role).count()).toBe(1);
    expect(await tab.getByRole('checkbox').count()).toBe(3);
    expect(await tab.getByRole('group', { name: 'Severity' }).count()).toBe(1);
    expect(await tab.getByRole('combobox', { name: 'Rule' }).count()).toBe(1);
    const levels = await tab.getByRole('heading').evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('shows only the severities, the file and the rule that are asked for, by keyboard', async () => {
    const shown = async () => {
      const all = await tab.locator('.finding').all();
      const visible = await Promise.all(all.map(async (one) => ((await one.isVisible()) ? one : undefined)));
      return Promise.all(visible.flatMap((one) => one ?? []).map((one) => one.locator('h3 a').textContent()));
    };
    expect(await shown()).toEqual(['x/open', 'gateway/bind-host-alias', 'agents/advice']);
    await tab.getByRole('checkbox', { name: '1 warning' }).focus();
    await tab.keyboard.press('Space');
    expect(await shown()).toEqual(['x/open', 'agents/advice']);
    await tab.keyboard.press('Space');
    await tab.getByRole('combobox', { name: 'Rule' }).focus();
    await tab.keyboard.press('ArrowDown');
    expect(await shown()).toEqual(['agents/advice']);
    await tab.keyboard.press('ArrowUp');
    expect(await shown()).toHaveLength(3);
  });

  it('lets the keyboard skip to the findings', async () => {
    const fresh = await browser.newPage();
    await fresh.setContent(page);
    await fresh.keyboard.press('Tab');
    expect(await fresh.evaluate('document.activeElement.textContent')).toBe('Skip to the findings');
    await fresh.keyboard.press('Enter');
    await fresh.keyboard.press('Tab');
    expect(await fresh.evaluate('document.activeElement.id')).toBe('show-error');
    await fresh.close();
  });

  it('draws who answers and who pays', async () => {
    const figure = tab.getByRole('figure');
    expect(await figure.locator('.box').allTextContents()).toEqual([
      'Beforeanswered on pipaid by oauth, subscription',
      'Afteranswered on codexpaid by oauth, subscription',
    ]);
    const [before, after] = await Promise.all((await figure.locator('.box').all()).map((box) => box.boundingBox()));
    expect(after!.x).toBeGreaterThan(before!.x + before!.width);
  });

  it('shows routes before and after', async () => {
    const [row] = await tab.locator('section:has(h2:text("Routes")) tbody tr').all();
    expect(await row!.textContent()).toMatch(/main primary.*openai-codex\/gpt-5\.5.*openai\/gpt-5\.5/);
  });

  it.each(['light', 'dark'] as const)(
    'is readable in %s: every text has a contrast of 4.5 at least',
    async (colorScheme) => {
      await tab.emulateMedia({ colorScheme });
      const poor = await tab.evaluate(lowContrast, 4.5);
      expect(poor).toEqual([]);
      const ground = await tab.evaluate('getComputedStyle(document.body).backgroundColor');
      expect(ground).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(20, 23, 28)');
    },
  );

  it.each([360, 800, 1400])('fits a window of %i pixels', async (width) => {
    await tab.setViewportSize({ width, height: 800 });
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });
});

/** Runs in the page: texts whose colour is too near to what they stand on (WCAG 2 contrast). */
function lowContrast(least: number): string[] {
  type Rgb = [number, number, number];
  const parse = (color: string): { rgb: Rgb; alpha: number } => {
    const [r = 0, g = 0, b = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
    return { rgb: [r, g, b], alpha };
  };
  const luminance = (rgb: Rgb): number => {
    const [r = 0, g = 0, b = 0] = rgb.map((value) => {
      const part = value / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const page = globalThis as unknown as {
    document: { body: PageElement; querySelectorAll(selector: string): Iterable<PageElement> };
    getComputedStyle(element: PageElement): { color: string; backgroundColor: string };
  };
  interface PageElement {
    parentElement: PageElement | null;
    childNodes: Iterable<{ nodeType: number; textContent: string | null }>;
  }
  const ground = (element: PageElement): Rgb => {
    for (let at: PageElement | null = element; at !== null; at = at.parentElement) {
      const { rgb, alpha } = parse(page.getComputedStyle(at).backgroundColor);
      if (alpha > 0) return rgb;
    }
    return [255, 255, 255];
  };
  const poor: string[] = [];
  for (const element of page.document.querySelectorAll('body *')) {
    const text = [...element.childNodes]
      .filter(({ nodeType }) => nodeType === 3)
      .map(({ textContent }) => textContent ?? '')
      .join('');
    if (text.trim() === '') continue;
    const [high = 0, low = 0] = [
      luminance(parse(page.getComputedStyle(element).color).rgb),
      luminance(ground(element)),
    ].sort((a, b) => b - a);
    const contrast = (high + 0.05) / (low + 0.05);
    if (contrast < least) poor.push(`${text.trim()}: ${contrast.toFixed(2)}`);
  }
  return poor;
}
