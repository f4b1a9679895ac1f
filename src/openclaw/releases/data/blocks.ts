// Made by `npm run import-release`; not to be edited.
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
  readonly packed: string;
}

export const blocks: readonly Block[] = [
  { month: '2026-04', releases: '2026.4.14 2026.4.29', packed: m202604 },
  { month: '2026-05', releases: '2026.5.12 2026.5.22 2026.5.28', packed: m202605 },
  { month: '2026-06', releases: '2026.6.11 2026.6.35', packed: m202606 },
  { month: '2026-07', releases: '2026.7.1 2026.7.35', packed: m202607 },
  { month: '2026-08', releases: '2026.8.2', packed: m202608 },
  { month: '2026-09', releases: '2026.9.3? 2026.9.4? 2026.9.5? 2026.9.6', packed: m202609 },
];
