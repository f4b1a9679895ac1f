#!/usr/bin/env bash
# json5 2.2.3: `JSON5.parse` prints on the console while it parses.
#
# A string may hold U+2028 or U+2029 as it is; the specification advises a warning, without saying where. This parser
# returns the value and calls `console.warn`. A tool whose standard error is read by a machine gets a line it never
# wrote, once for each such character, and no option turns it off.
#
# Seen: the value, and one line "JSON5: '\u2028' in strings is not valid ECMAScript; consider escaping" on standard
# error for each of the two characters.
# Source: https://spec.json5.org (5.2, paragraph and line separators); lib/parse.js of the package.
set -euo pipefail
cd "$(mktemp -d)"
npm init --yes >/dev/null
npm install --silent --ignore-scripts json5@2.2.3
node --eval '
  const value = require("json5").parse("{ text: \"one\u2028two\u2029three\" }");
  if (value.text.length !== 13) throw new Error("another value: " + JSON.stringify(value));
' 2>printed
cat printed
[ "$(grep --count 'is not valid ECMAScript' printed)" = 2 ]
