import { css } from './css.js';
import { html } from './escape.js';

export interface PageParts {
  readonly title: string;
  /** Beside what all pages have. */
  readonly css: string;
  /** What those who hear the page jump to: `Skip to the …`. */
  readonly main: string;
  readonly header: string;
  readonly navigation?: string;
  /** Empty ones are left out. */
  readonly sections: readonly string[];
}

/** A page that needs nothing but itself, and can load nothing. */
export function htmlDocument({ title, css: own, main, header, navigation = '', sections }: PageParts): string {
  const body = [
    `<a class="skip" href="#main">Skip to the ${html(main)}</a>`,
    `<header>\n${header}\n</header>`,
    navigation,
    `<main id="main">\n${sections.filter((section) => section !== '').join('\n')}\n</main>`,
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
<title>${html(title)}</title>
<style>${css}${own}</style>
</head>
<body>
${body.filter((part) => part !== '').join('\n')}
</body>
</html>
`;
}
