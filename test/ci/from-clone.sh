#!/usr/bin/env bash
# What we hand out, tried from a fresh clone without node_modules, with a registry that has no package of our name:
#   bash test/ci/from-clone.sh        (not part of CI: it needs the network, for npm ci and for pre-commit)
# The registry is a small one on this machine that sends every question on, save those about our name: it notes them
# and answers 404. At the end nobody may have asked.
set -euo pipefail
repository="$(cd "$(dirname "$0")/../.." && pwd)"
name="$(node -p 'require(process.argv[1]).name' "$repository/package.json")"
folder="$(mktemp -d)"
registry=''
trap '[ -z "$registry" ] || kill "$registry"; rm -rf "$folder"' EXIT
say() { printf '\n== %s\n' "$*"; }

cat > "$folder/registry.mjs" <<'REGISTRY'
import { appendFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
const [name, upstream, folder] = process.argv.slice(2);
const server = createServer(({ url = '/' }, response) => {
  const isOurs = decodeURIComponent(url).split(/[/?]/).some((part) => part === name || part.startsWith(`${name}-`));
  if (isOurs) appendFileSync(`${folder}/asked`, `${url}\n`);
  response.writeHead(isOurs ? 404 : 307, isOurs ? {} : { location: new URL(url.slice(1), upstream).href }).end('{}');
});
// npm keeps its connections for longer than a server does by itself.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => writeFileSync(`${folder}/port`, String(server.address().port)));
REGISTRY
upstream="$(npm config get registry)"
node "$folder/registry.mjs" "$name" "${upstream%/}/" "$folder" &
registry=$!
while [ ! -s "$folder/port" ]; do sleep 0.1; done
export npm_config_registry="http://127.0.0.1:$(cat "$folder/port")/" npm_config_cache="$folder/npm-cache" npm_config_update_notifier=false
own_home="$HOME"
export HOME="$folder/home" OPENCLAW_GATEWAY_PORT=1
mkdir "$HOME"
if npm view "$name" version > /dev/null 2>&1; then echo "the registry has $name"; exit 1; fi
rm "$folder/asked"

say 'a clone, and two repositories with a config: one that is well, one that is not'
git clone -q --no-hardlinks "file://$repository" "$folder/clone"
[ ! -e "$folder/clone/node_modules" ]
identity=(-c user.name=A -c user.email=a@example.org)
for kind in well broken; do
  bind='loopback'
  [ "$kind" = well ] || bind='127.0.0.1'
  mkdir "$folder/$kind"
  printf "{\n  // behind the proxy\n  gateway: { mode: 'local', bind: '%s', auth: { mode: 'token', token: '\${GATEWAY_TOKEN}' } },\n}\n" "$bind" > "$folder/$kind/openclaw.json"
  git -C "$folder/$kind" init -q
  git -C "$folder/$kind" add openclaw.json
done

say 'the action: its own steps, in its own checkout'
cp -r "$folder/clone" "$folder/action"
cat > "$folder/step.mjs" <<'STEP'
import { readFileSync } from 'node:fs';
const [file, id] = process.argv.slice(2);
const step = readFileSync(file, 'utf8').split(/\n {4}- /).find((text) => text.startsWith(`id: ${id}\n`));
process.stdout.write(step.slice(step.indexOf('run: |\n') + 7).replace(/^ {8}/gm, ''));
STEP
export GITHUB_ACTION_PATH="$folder/action" GITHUB_OUTPUT="$folder/output" GITHUB_STEP_SUMMARY="$folder/summary"
export INPUT_PATHS='' INPUT_TARGET='' INPUT_FAIL_ON='' INPUT_FORMAT=github INPUT_SARIF_FILE=''
for step in sources build; do node "$folder/step.mjs" "$folder/action/action.yml" "$step" | bash -s; done
node "$folder/step.mjs" "$folder/action/action.yml" check > "$folder/check.sh"
(cd "$folder/well" && bash "$folder/check.sh")
status=0
(cd "$folder/broken" && bash "$folder/check.sh") || status=$?
[ "$status" = 1 ]

say 'the hook of the pre-commit framework'
python3 -m venv "$folder/venv"
HOME="$own_home" "$folder/venv/bin/pip" install -q --disable-pip-version-check pre-commit
hook() {
  printf 'repos:\n  - repo: file://%s\n    rev: %s\n    hooks: [{ id: %s }]\n' "$folder/clone" "$(git -C "$folder/clone" rev-parse HEAD)" "$name" > .pre-commit-config.yaml
  "$folder/venv/bin/pre-commit" install > /dev/null
  git add .
  git "${identity[@]}" commit -qm 'A config'
}
(cd "$folder/well" && hook)
status=0
(cd "$folder/broken" && hook) || status=$?
[ "$status" = 1 ]

say 'the hook init writes: what is installed from the clone, and what it says where nothing is'
(cd "$folder/clone" && npm ci --no-audit --no-fund > /dev/null && npm link --silent --prefix "$folder/prefix" > /dev/null)
rm -rf "$folder/broken/.git" "$folder/broken/.pre-commit-config.yaml"
git -C "$folder/broken" init -q
(cd "$folder/broken" && PATH="$folder/prefix/bin:$PATH" "$name" init --yes > /dev/null && git add openclaw.json)
status=0
(cd "$folder/broken" && PATH="$folder/prefix/bin:$PATH" git "${identity[@]}" commit -qm 'A config') || status=$?
[ "$status" = 1 ]
status=0
(cd "$folder/broken" && git "${identity[@]}" commit -qm 'A config') || status=$?
[ "$status" = 1 ]

say "asked for $name at the registry"
if [ -e "$folder/asked" ]; then cat "$folder/asked"; exit 1; fi
echo 'never'
