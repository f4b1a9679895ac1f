#!/usr/bin/env bash
# jsonc-parser 3.3.1: `modify` edits the first of two equal keys, `parse` reads the last.
#
# Where a key stands twice in an object, as after a merge or a paste, setting it with `modify` changes the one that is
# ignored: the edit succeeds and the value that is read afterwards is the old one. Removing it leaves the key in
# force.
#
# Seen: {"port":1,"port":2}, set to 5: text {"port":5,"port":2}, read as {"port":2}; removed: {"port":2}.
# Source: src/impl/edit.ts (findNodeAtLocation, first match) and src/main.ts (parse, last assignment) of the package.
set -euo pipefail
cd "$(mktemp -d)"
npm init --yes >/dev/null
npm install --silent --ignore-scripts jsonc-parser@3.3.1
node --eval '
  const assert = require("node:assert");
  const { applyEdits, modify, parse } = require("jsonc-parser");
  const text = "{\"port\":1,\"port\":2}";
  const change = (value) => applyEdits(text, modify(text, ["port"], value, {}));
  console.log("set to 5:", change(5), "read:", JSON.stringify(parse(change(5))));
  console.log("removed: ", change(undefined), "read:", JSON.stringify(parse(change(undefined))));
  assert.deepEqual(parse(text), { port: 2 });
  assert.equal(change(5), "{\"port\":5,\"port\":2}");
  assert.deepEqual(parse(change(5)), { port: 2 });
  assert.deepEqual(parse(change(undefined)), { port: 2 });
'
