import { IS_PUBLISHED, tool } from '../doctor/tool.js';

const { name } = tool;

/** How to get the program, in the words of whoever has it from where it is to be had today. */
export const HOW_TO_INSTALL = IS_PUBLISHED
  ? `npm install --save-dev ${name}`
  : `npm ci && npm link, in a clone of ${name}'s repository`;

/** Runs what is installed and nothing else; where nothing is, the commit stops and says what to do. */
export const HOOK = `#!/bin/sh
# Checks the OpenClaw configs that are about to be committed, and shows the patch that would repair them.
# git commit --no-verify goes around it.
if command -v ${name} >/dev/null 2>&1; then
  exec ${name} --staged --diff
fi
installed="$(git rev-parse --show-toplevel)/node_modules/.bin/${name}"
if [ -x "$installed" ]; then
  exec "$installed" --staged --diff
fi
echo '${name} is not installed here, so the OpenClaw configs of this commit were not checked.' >&2
echo "Install it (${HOW_TO_INSTALL}), or commit without the check: git commit --no-verify" >&2
exit 1
`;

/** @param action `OWNER/REPOSITORY@REF`: where the runner gets the action from */
export function workflow(action: string): string {
  return `name: ${name}
on: [push, pull_request]
permissions:
  contents: read
jobs:
  ${name}:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          persist-credentials: false
      - uses: actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0
        with:
          node-version: 22
      - name: Check the OpenClaw configs
        uses: ${action}
`;
}

export const TOOL_CONFIG = `// What ${name} holds the configs of this repository to; flags win over it.
{
  // The OpenClaw release they have to suit: the one installed, else the newest known, unless named here.
  // target: '2026.9.6',

  // From which severity on findings fail a run: 'error', 'warning' or 'info'.
  failOn: 'warning',

  // What single rules count as: 'error', 'warning', 'info' or 'off'. "${name} rules" lists them.
  rules: {},
}
`;

/** @param repository where the pre-commit framework clones the hook from */
export function preCommitHook(repository: string): string {
  return `  - repo: ${repository}
    rev: main # a tag or a commit, so that a new rule does not stop a commit of yesterday
    hooks:
      - id: ${name}
`;
}
