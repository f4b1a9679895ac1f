#!/usr/bin/env bash
# Holds the manifest against the schema of Kubernetes, and the Containerfile against a linter. Outside CI: installs both
# in a temporary folder.  bash scripts/fleet/validate.sh
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d -t clawmend-validate-XXXXXX)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > /dev/null
npm install --ignore-scripts --no-audit --no-fund --silent kubernetes-models@5.1.0 yaml@2.9.1 dockerfilelint@1.8.0
cat > validate.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { CronJob } from 'kubernetes-models/batch/v1';
import { parseDocument } from 'yaml';

const document = parseDocument(readFileSync(process.argv[2], 'utf8'), { version: '1.1' });
if (document.errors.length > 0) throw document.errors[0];
new CronJob(document.toJS()).validate();
const broken = document.toJS();
broken.spec.jobTemplate.spec.template.spec.containers[0].volumeMounts = 'none';
let isSeen = false;
try {
  new CronJob(broken).validate();
} catch {
  isSeen = true;
}
if (!isSeen) throw new Error('the schema takes anything');
console.log('ok: the manifest is a CronJob of batch/v1');
JS
node validate.mjs "$root/docs/fleet/kubernetes/cronjob.yaml"
npx --no-install dockerfilelint "$root/docs/fleet/Containerfile"
