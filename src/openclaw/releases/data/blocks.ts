// Made by `npm run import-release`; not to be edited.
import { unpack } from '../unpack.js';
import m202601 from './2026-01.js';
import m202602 from './2026-02.js';
import m202603 from './2026-03.js';
import m202604 from './2026-04.js';
import m202605 from './2026-05.js';
import m202606 from './2026-06.js';
import m202607 from './2026-07.js';
import m202608 from './2026-08.js';
import m202609 from './2026-09.js';

/** What is known of the releases of one month. A release with a question mark did not say what its schema is. */
export interface Block {
  readonly month: string;
  readonly releases: string;
  /** Rows of JSON: which facts and which root of its schema a release has, the facts, the nodes. */
  readonly text: () => string;
}

export const blocks: readonly Block[] = [
  { month: '2026-01', releases: '2026.1.29 2026.1.30', text: () => unpack(m202601) },
  {
    month: '2026-02',
    releases:
      '2026.2.1 2026.2.2 2026.2.2-3 2026.2.3 2026.2.3-1 2026.2.6-3 2026.2.9 2026.2.12 2026.2.17 2026.2.19 2026.2.21 2026.2.22 2026.2.22-1 2026.2.23 2026.2.24 2026.2.25 2026.2.26',
    text: () => unpack(m202602),
  },
  {
    month: '2026-03',
    releases:
      '2026.3.1 2026.3.2 2026.3.7 2026.3.8 2026.3.11 2026.3.13 2026.3.22 2026.3.23 2026.3.23-1 2026.3.23-2 2026.3.24 2026.3.28? 2026.3.31',
    text: () => unpack(m202603),
  },
  {
    month: '2026-04',
    releases:
      '2026.4.1 2026.4.2? 2026.4.5 2026.4.7 2026.4.8 2026.4.9 2026.4.10 2026.4.11 2026.4.12 2026.4.14 2026.4.15 2026.4.20 2026.4.21 2026.4.22 2026.4.23 2026.4.24 2026.4.25 2026.4.26 2026.4.27 2026.4.29',
    text: () => unpack(m202604),
  },
  {
    month: '2026-05',
    releases:
      '2026.5.2 2026.5.3 2026.5.3-1 2026.5.4 2026.5.5 2026.5.6 2026.5.7 2026.5.12 2026.5.18 2026.5.19 2026.5.20 2026.5.22 2026.5.26 2026.5.27 2026.5.28',
    text: () => unpack(m202605),
  },
  {
    month: '2026-06',
    releases: '2026.6.1 2026.6.5 2026.6.6 2026.6.8 2026.6.9 2026.6.10 2026.6.11 2026.6.33 2026.6.34 2026.6.35',
    text: () => unpack(m202606),
  },
  {
    month: '2026-07',
    releases: '2026.7.1 2026.7.1-1 2026.7.1-2 2026.7.33 2026.7.34 2026.7.35',
    text: () => unpack(m202607),
  },
  { month: '2026-08', releases: '2026.8.1 2026.8.2', text: () => unpack(m202608) },
  { month: '2026-09', releases: '2026.9.1 2026.9.2 2026.9.3 2026.9.4 2026.9.5 2026.9.6', text: () => unpack(m202609) },
];
