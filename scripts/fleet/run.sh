#!/usr/bin/env bash
# Runs the role of docs/fleet against 20 homes on this machine, with the local connection: check mode, the real run, and
# once more, which must change nothing. Outside CI; needs ansible-playbook and a build (npm run build).
#   bash scripts/fleet/run.sh [--keep]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
command -v ansible-playbook >/dev/null || { echo 'ansible-playbook is missing: apt-get install ansible-core'; exit 2; }
[ -f "$root/dist/cli.js" ] || { echo 'dist/ is missing: npm run build'; exit 2; }

fleet=$(mktemp -d -t clawmend-fleet-XXXXXX)
if [ "${1:-}" = --keep ]; then echo "kept: $fleet"; else trap 'rm -rf "$fleet"' EXIT; fi

node "$root/scripts/fleet/make-homes.mjs" "$fleet"
export ANSIBLE_CONFIG="$fleet/ansible.cfg" ANSIBLE_LOCALHOST_WARNING=false ANSIBLE_NOCOLOR=1
printf '[defaults]\nroles_path = %s/docs/fleet/ansible/roles\nforks = 8\ninterpreter_python = auto_silent\nretry_files_enabled = false\n' "$root" > "$fleet/ansible.cfg"
cp "$root/docs/fleet/ansible/site.yml" "$fleet/site.yml"

play() {
  echo "== $1"
  shift
  if ! ansible-playbook -i "$fleet/inventory.yml" "$fleet/site.yml" "$@" > "$fleet/log.txt"; then
    cat "$fleet/log.txt"
    exit 1
  fi
  sed -n '/^TASK \[clawmend : The fleet\]/,/^$/p; /^PLAY RECAP/,$p' "$fleet/log.txt"
}
sums() { (cd "$fleet/homes" && find . -type f -exec sha256sum {} + | sort -k2); }
# How many machines say that something was changed, or would be.
changed() { sed -n '/^PLAY RECAP/,$p' "$fleet/log.txt" | grep -c 'changed=[1-9]' || true; }
expect() { [ "$2" = "$3" ] || { echo "FAILED: $1: expected $3, was $2"; exit 1; }; echo "ok: $1: $2"; }

before=$(sums)
play 'check mode' --check --diff
expect 'machines that would change' "$(changed)" 16
[ "$before" = "$(sums)" ] || { echo 'FAILED: check mode has written'; exit 1; }
echo 'ok: check mode has written nothing'

play 'real run'
expect 'machines that changed' "$(changed)" 16

after=$(sums)
play 'second run'
expect 'machines that changed' "$(changed)" 0
[ "$after" = "$(sums)" ] || { echo 'FAILED: the second run has written'; exit 1; }
echo 'ok: the second run has written nothing'

expect 'homes in the merged report' "$(node -p "require('$fleet/clawmend-fleet.json').homes.length")" 20
