import { tool } from '../doctor/tool.js';

const PACKAGE = `${tool.name}@${tool.version}`;

/** Runs what the project has installed, or this very version. */
export const HOOK = `#!/bin/sh
# Checks the OpenClaw configs that are about to be committed, and shows the patch that would repair them.
# git commit --no-verify goes around it.
exec npx --yes ${PACKAGE} --staged --diff
`;

export const WORKFLOW = `name: clawmend
on: [push, pull_request]
permissions:
  contents: read
jobs:
  clawmend:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          persist-credentials: false
      - uses: actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0
        with:
          node-version: 22
      - name: Check the OpenClaw configs
        run: >-
          git ls-files -z -- 'openclaw*.json' 'openclaw*.json5' '**/openclaw*.json' '**/openclaw*.json5' |
          xargs -0r npx --yes ${PACKAGE} --format github --format markdown="$RUNNER_TEMP/clawmend.md"
      - name: Summary
        if: always()
        run: if [ -f "$RUNNER_TEMP/clawmend.md" ]; then cat "$RUNNER_TEMP/clawmend.md" >> "$GITHUB_STEP_SUMMARY"; fi
`;

export const TOOL_CONFIG = `// What ${tool.name} holds the configs of this repository to; flags win over it.
{
  // The OpenClaw release they have to suit: the one installed, else the newest known, unless named here.
  // target: '2026.9.6',

  // From which severity on findings fail a run: 'error', 'warning' or 'info'.
  failOn: 'warning',

  // What single rules count as: 'error', 'warning', 'info' or 'off'. "${tool.name} rules" lists them.
  rules: {},
}
`;

export const PRE_COMMIT_HOOK = `  - repo: local
    hooks:
      - id: ${tool.name}
        name: ${tool.name}
        language: node
        entry: ${tool.name} --diff
        additional_dependencies: ['${PACKAGE}']
        files: '(^|/)openclaw[^/]*\\.json5?$'
`;
