#!/usr/bin/env bash
# diff 9.0.0: a patch that git refuses is applied, and what stands behind the `@@` of a hunk is dropped.
#
# `applyPatch` takes a patch whose last line ends with a line break for a file whose last line does not: git says that
# the patch does not apply. And `parsePatch` keeps nothing of the text behind the second `@@`, where git puts the
# function and other tools the reason of a hunk: a patch that is parsed and formatted again has lost it.
#
# Seen: applyPatch gives "a\nc", `git apply --check` fails with "patch does not apply"; the heading is gone.
# Source: src/patch/apply.ts and src/patch/parse.ts of the package; git-apply(1).
set -euo pipefail
cd "$(mktemp -d)"
npm init --yes >/dev/null
npm install --silent --ignore-scripts diff@9.0.0
printf 'a\nb' >file
printf -- '--- a/file\n+++ b/file\n@@ -1,2 +1,2 @@ a heading\n a\n-b\n+c\n' >patch
node --input-type=module --eval '
  import assert from "node:assert";
  import { readFileSync } from "node:fs";
  import { applyPatch, formatPatch, parsePatch } from "diff";
  const patch = readFileSync("patch", "utf8");
  const result = applyPatch(readFileSync("file", "utf8"), patch);
  console.log("applyPatch:", JSON.stringify(result));
  assert.equal(result, "a\nc");
  assert.ok(!JSON.stringify(parsePatch(patch)).includes("heading"));
  assert.ok(!formatPatch(parsePatch(patch)).includes("heading"));
'
git init --quiet .
if git apply --check patch; then exit 1; fi
