// Builds 20 homes, each of a machine of its own, and an inventory that reaches all of them with the local connection.
//   node scripts/fleet/make-homes.mjs DIRECTORY
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyFixture, makePrivate } from '../copy-fixture.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const [directory] = process.argv.slice(2);
const HOMES = 20;
/** Of five homes two are the legacy installation, two have a config with something to repair, one is in order. */
const SORTS = ['legacy', 'config', 'legacy', 'config', 'clean'];

const CONFIG = `// reached through the proxy only
{
  gateway: {
    mode: 'local',
    bind: '127.0.0.1', // never the LAN
    auth: { mode: 'token', token: '\${OPENCLAW_GATEWAY_TOKEN}' },
  },
}
`;
const CLEAN = CONFIG.replace("'127.0.0.1'", "'loopback'");

const hosts = {};
for (let index = 1; index <= HOMES; index++) {
  const name = `claw${String(index).padStart(2, '0')}`;
  const home = path.join(directory, 'homes', name);
  const state = path.join(home, '.openclaw');
  mkdirSync(home, { recursive: true });
  const sort = SORTS[index % SORTS.length];
  if (sort === 'legacy') copyFixture('legacy-installation', state);
  else {
    makePrivate(state);
    writeFileSync(path.join(state, 'openclaw.json'), sort === 'clean' ? CLEAN : CONFIG, { mode: 0o600 });
  }
  hosts[name] = { clawmend_homes: ['.openclaw'], clawmend_chdir: home };
}

const inventory = {
  all: {
    hosts,
    vars: {
      ansible_connection: 'local',
      ansible_python_interpreter: '/usr/bin/python3',
      clawmend_command: [process.execPath, path.join(root, 'dist/cli.js')],
      clawmend_target: '2026.9.6',
      clawmend_state_home: path.join(directory, 'state'),
    },
  },
};
// JSON is YAML too.
writeFileSync(path.join(directory, 'inventory.yml'), `${JSON.stringify(inventory, null, 2)}\n`);
