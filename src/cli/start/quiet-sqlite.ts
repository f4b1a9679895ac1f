/** Node 22 warns that its SQLite is new; whoever runs a doctor can do nothing about it. Other warnings are shown. */
export function keepSqliteQuiet(): void {
  const emit = process.emitWarning;
  const filtered = (warning: string | Error, ...rest: readonly unknown[]): void => {
    const text = typeof warning === 'string' ? warning : warning.message;
    if (!text.startsWith('SQLite is an experimental feature')) Reflect.apply(emit, process, [warning, ...rest]);
  };
  process.emitWarning = filtered as typeof process.emitWarning;
}
