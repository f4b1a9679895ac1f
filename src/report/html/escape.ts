import { visible } from '../pretty/text-width.js';

/** Text for a page, in an element or in a quoted attribute; what a browser would act upon is made visible. */
export function html(text: string): string {
  return visible(text.replaceAll('\t', '    '))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Prose in which `code` is written with backticks. */
export function htmlProse(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? `<code>${html(part)}</code>` : html(part)))
    .join('');
}

/** Only links that a browser opens as a page. */
export function htmlLink(url: string | undefined, label: string): string {
  return url !== undefined && /^https?:\/\//.test(url) ? `<a href="${html(url)}">${html(label)}</a>` : html(label);
}
