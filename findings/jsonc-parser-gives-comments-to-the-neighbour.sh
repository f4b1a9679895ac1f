#!/usr/bin/env bash
# jsonc-parser 3.3.1: an edit by `modify` hands a comment to the member beside the one it spoke of.
#
# The comment at the end of a line stays when its member is removed, and then stands behind the member above it. A
# member that is added after the last one is put between the last value and its comment, which then speaks of the new
# member. The text parses and every comment is still there, so a check for lost comments sees nothing.
#
# Seen, from lines `"a": 1,` and `"b": 2 // about b`: b removed gives `"a": 1 // about b`; c added gives `"b": 2,` and
# `"c": 3 // about b`.
# Source: src/impl/edit.ts of the package (removes and inserts at the end of the value's node, comments are no nodes).
set -euo pipefail
cd "$(mktemp -d)"
npm init --yes >/dev/null
npm install --silent --ignore-scripts jsonc-parser@3.3.1
node --eval '
  const assert = require("node:assert");
  const { applyEdits, modify } = require("jsonc-parser");
  const text = "{\n  \"a\": 1,\n  \"b\": 2 // about b\n}\n";
  const options = { formattingOptions: { insertSpaces: true, tabSize: 2 } };
  const change = (key, value) => applyEdits(text, modify(text, [key], value, options));
  console.log(change("b", undefined));
  console.log(change("c", 3));
  assert.equal(change("b", undefined), "{\n  \"a\": 1 // about b\n}\n");
  assert.equal(change("c", 3), "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3 // about b\n}\n");
'
