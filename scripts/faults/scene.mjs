// The homes that faults are tried on, and what is on their disk afterwards.
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const dist = process.env.CLAWMEND_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

const CONFIG = `{
  // reached through the proxy only
  gateway: { mode: 'local', bind: '127.0.0.1', auth: { mode: 'token', token: '\${GATEWAY_TOKEN}' } },
  channels: { $include: './channels.json5' },
  // who speaks
  messages: { $include: './messages.json5' },
}
`;

const REWRITTEN = `{
  "gateway": {
    "mode": "local",
    "bind": "loopback",
    "auth": { "mode": "token", "token": "\${GATEWAY_TOKEN}" }
  }
}
`;

const COMMENTED = `{
  // reached through the proxy only
  gateway: { mode: 'local', bind: 'loopback', auth: { mode: 'token', token: '\${GATEWAY_TOKEN}' } },
}
`;

const session = (prompt, updatedAt) => ({ sessionId: 's1', updatedAt, skillsSnapshot: { prompt } });
const LARGE_STORE = JSON.stringify(
  {
    'agent:main:one': session('✨'.repeat(200_000), '2026-05-01T00:00:00Z'),
    'agent:main:two': session('x'.repeat(600_000), 1_780_000_000_000),
  },
  null,
  2,
);

/** Texts and modes; one fix carries a value from one file to another, another narrows the mode of a file. */
export const HOMES = {
  installation: {
    files: {
      'openclaw.json': [CONFIG, 0o640],
      'channels.json5': ["{ telegram: { enabled: true, // on\n  streamMode: 'partial', botToken: '${TG}' } }\n", 0o600],
      'messages.json5': ['{ tts: { auto: "always", enabled: true, provider: "openai" } }\n', 0o600],
      'agents/main/agent/auth-profiles.json': [
        '{ "version": 1, "profiles": { "openai:default": { "type": "api_key", "provider": "openai", "key": "sk-plantedplantedplanted" } } }\n',
        0o644,
      ],
    },
    unit: ['openclaw.json', 'messages.json5'],
  },
  /** A store that is large enough to stay bytes, and to be written in pieces. */
  largeStore: {
    files: {
      'openclaw.json': ["{ gateway: { mode: 'local', bind: '127.0.0.1' } }\n", 0o600],
      'agents/main/sessions/sessions.json': [LARGE_STORE, 0o600],
    },
    unit: [],
  },
  rewritten: {
    files: { 'openclaw.json': [REWRITTEN, 0o600], 'openclaw.json.bak': [COMMENTED, 0o600] },
    unit: [],
  },
};

/** @returns a home on the disk, `{ root, names, unit, system, cleanUp }` */
export function makeScene(base, { files, unit }) {
  const root = mkdtempSync(path.join(base, 'home-'));
  for (const [name, [text, mode]] of Object.entries(files)) {
    const file = path.join(root, '.openclaw', name);
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, text);
    chmodSync(file, mode);
    utimesSync(file, 1_700_000_000, 1_700_000_000);
  }
  return {
    root,
    names: Object.keys(files),
    unit,
    file: (name) => path.join(root, '.openclaw', name),
    env: { HOME: root, PATH: '', OPENCLAW_GATEWAY_PORT: '1', XDG_STATE_HOME: path.join(root, 'state') },
    cleanUp: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** The text and mode of every file, by name. */
export function snapshot({ names, file }) {
  return new Map(
    names.map((name) => {
      try {
        return [name, `${(lstatSync(file(name)).mode & 0o777).toString(8)} ${readFileSync(file(name), 'utf8')}`];
      } catch (error) {
        return [name, `${error.code}`];
      }
    }),
  );
}

/** Temporary files of ours, wherever they lie. */
export function temporaries({ root }) {
  return readdirSync(root, { recursive: true }).filter((name) => /\.clawmend\.[^/]*\.tmp$/.test(name));
}

/** The system as the API takes it. No process has such an id, so a run counts as dead once it has ended. */
export function systemOf({ root, env }, pid, uid = process.getuid()) {
  return {
    cwd: root,
    env,
    homedir: root,
    platform: 'linux',
    tmpdir: path.join(root, 'tmp'),
    pid,
    user: { uid, gids: uid === 0 ? [0] : [process.getegid()] },
    now: () => new Date(),
    isAlive: () => false,
  };
}
