import { readFileSync } from 'node:fs';

const corpus = JSON.parse(readFileSync(new URL('json5-corpus.json', import.meta.url), 'utf8')) as readonly {
  readonly text: string;
}[];

const CONFIG = `{
  // gateway
  gateway: { mode: 'local', port: 18789, },
  "agents": {
    "defaults": {
      "model": "openai/gpt-5.5", // the one we pay for
      "list": [
        { "id": "a" },
        { "id": 'b', },
      ],
    },
  },
}
`;
const STRICT = `{\n  "a": [1, 2, {"b": null}],\n  "c": "x\\n\\u0041",\n  "d": true\n}\n`;

/** Where mutations start: every text of the corpus, and as often as those all together two that look like configs. */
export const seeds: readonly string[] = [
  ...corpus.map(({ text }) => text),
  ...Array.from({ length: corpus.length }, (_, index) => (index % 2 === 0 ? CONFIG : STRICT)),
];
