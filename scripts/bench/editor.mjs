// How long an editor waits: from a keystroke to what is told of it at once, and for hover and completion, over the wire.
// The keys come one upon the other; what a small config is told is everything.
//   node scripts/bench/editor.mjs [DIST]
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { operatorConfig } from './operator-config.mjs';

const dist = path.resolve(process.argv[2] ?? fileURLToPath(new URL('../../dist', import.meta.url)));
const TARGET = '2026.9.6';
/** So many agents make a config of 10 KB, and of 500 KB. */
const SIZES = [18, 960];
const KEYSTROKES = 30;

for (const agents of SIZES) await measure(operatorConfig(TARGET, agents));

async function measure(text) {
  const home = mkdtempSync(path.join(tmpdir(), 'clawmend-editor-'));
  const file = path.join(home, 'openclaw.json');
  writeFileSync(file, text);
  const server = spawn(
    process.execPath,
    [...(process.env.SERVER_FLAGS?.split(' ') ?? []), path.join(dist, 'cli.js'), 'lsp'],
    {
      cwd: home,
      env: { HOME: home, PATH: '' },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const wire = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  let told = () => {};
  let checked = () => {};
  wire.onNotification('textDocument/publishDiagnostics', ({ version }) => told(version));
  wire.onNotification('window/logMessage', ({ message }) => message.includes(': checked for ') && checked());
  wire.listen();
  const findings = (wanted) => new Promise((resolve) => (told = (version) => version === wanted && resolve()));
  const began = performance.now();
  await wire.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    initializationOptions: { target: TARGET },
  });
  wire.sendNotification('initialized', {});
  const uri = pathToFileURL(file).href;
  const opened = findings(1);
  wire.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'json5', version: 1, text } });
  await opened;
  const first = performance.now() - began;
  const whole = () => new Promise((resolve) => (checked = resolve));
  // In the middle of the file, in a name: the text stays sound.
  const offset = text.indexOf("name: '", text.length / 2) + "name: '".length;
  const before = text.slice(0, offset).split('\n');
  const position = { line: before.length - 1, character: before.at(-1).length };
  const times = { findings: [], hover: [], completion: [], outline: [] };
  const busy = busyTime(server.pid);
  for (let key = 0; key < KEYSTROKES; key++) {
    const version = key + 2;
    const answered = findings(version);
    const start = performance.now();
    wire.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: position, end: position }, text: 'x' }],
    });
    await answered;
    times.findings.push(performance.now() - start);
  }
  const work = (busyTime(server.pid) - busy) / KEYSTROKES;
  const rest = busyTime(server.pid);
  // Of a small config everything has been told by now.
  await Promise.race([whole(), new Promise((resolve) => setTimeout(resolve, 3000))]);
  const pause = busyTime(server.pid) - rest;
  for (let key = 0; key < KEYSTROKES; key++) {
    for (const [name, method] of [
      ['hover', 'textDocument/hover'],
      ['completion', 'textDocument/completion'],
      ['outline', 'textDocument/documentSymbol'],
    ]) {
      const start = performance.now();
      await wire.sendRequest(method, { textDocument: { uri }, position });
      times[name].push(performance.now() - start);
    }
  }
  await wire.sendRequest('shutdown');
  wire.sendNotification('exit');
  rmSync(home, { recursive: true });
  const of = (list) => {
    const sorted = list.toSorted((a, b) => a - b);
    const at = (share) => Math.round(sorted[Math.floor(share * (sorted.length - 1))]);
    return `${at(0.5)} ms (fastest ${at(0)}, slowest ${at(1)})`;
  };
  console.log(`${Math.round(text.length / 1000)} KB: first findings ${Math.round(first)} ms`);
  if (!Number.isNaN(work))
    console.log(`  processor time for each keystroke: ${Math.round(work)} ms, and in the pause ${pause} ms`);
  for (const [name, list] of Object.entries(times)) console.log(`  ${name} after a keystroke: ${of(list)}`);
}

/** The processor time a process has had, in milliseconds; what others on a busy machine have taken is not in it. Linux. */
function busyTime(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}
