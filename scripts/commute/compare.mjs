// In what two ends differ: one line a file, row or value, with a name that reasons can be written for.
const ROW_KEYS = [
  'session_key',
  'job_id',
  'declaration_key',
  'state_key',
  'migration_kind',
  'source_path',
  'config_path',
  'conversation_id',
  'agent_id',
  'channel_key',
  'account_id',
  'entry',
  'device_id',
];
const CONFIG = /(^|\/)openclaw\.json$/;

/** @returns `[{ at, without, with }]`: what the doctor alone ends in, and what it ends in after our fix */
export function compareEnds(without, after) {
  const found = [];
  for (const file of [...new Set([...without.keys(), ...after.keys()])].sort()) {
    const [a, b] = [without.get(file), after.get(file)];
    if (a === undefined || b === undefined) found.push({ at: file, without: shown(a), with: shown(b) });
    else if (a.tables && b.tables) found.push(...compareTables(file, a.tables, b.tables));
    else
      found.push(
        ...compareValues(a.value, b.value, [])
          .filter(({ path }) => !isStamp(file, path))
          .map((one) => named(file, one)),
      );
  }
  return found;
}

function shown(end) {
  return end === undefined ? '(no such file)' : '(a file)';
}

/** Who wrote the config last and when says nothing about what it does. */
function isStamp(file, [section]) {
  return CONFIG.test(file) && section === 'meta';
}

function named(file, { path, without, with: after }) {
  return { at: `${file}: ${path.join('.') || '(all)'}`, without: cut(without), with: cut(after) };
}

function compareTables(file, a, b) {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].sort().flatMap((table) => {
    const left = [...(a[table] ?? [])];
    const right = [];
    for (const row of b[table] ?? []) {
      const same = left.findIndex((other) => JSON.stringify(other) === JSON.stringify(row));
      if (same >= 0) left.splice(same, 1);
      else right.push(row);
    }
    return compareRows(`${file} [${table}]`, left, right);
  });
}

function compareRows(where, left, right) {
  const found = [];
  for (const row of left) {
    const twin = right.findIndex((other) => rowName(other) === rowName(row));
    if (twin < 0) found.push({ at: `${where} ${rowName(row)}`, without: cut(row), with: '(no such row)' });
    else {
      const [other] = right.splice(twin, 1);
      for (const one of compareValues(row, other, [])) found.push(named(`${where} ${rowName(row)}`, one));
    }
  }
  return [
    ...found,
    ...right.map((row) => ({ at: `${where} ${rowName(row)}`, without: '(no such row)', with: cut(row) })),
  ];
}

function rowName(row) {
  return ROW_KEYS.flatMap((key) => (row[key] == null ? [] : [String(row[key])])).join('/');
}

function compareValues(a, b, path) {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  if (isPlain(a) && isPlain(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
      compareValues(a[key], b[key], [...path, key]),
    );
  }
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    return a.flatMap((item, index) => compareValues(item, b[index], [...path, index]));
  }
  return [{ path, without: a === undefined ? '(absent)' : a, with: b === undefined ? '(absent)' : b }];
}

function isPlain(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function cut(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
