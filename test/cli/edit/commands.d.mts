export interface Command {
  readonly home?: 'base' | 'included' | 'rootIncluded' | 'broken' | 'empty';
  readonly args: readonly string[];
  readonly input?: string;
  readonly files?: Readonly<Record<string, string>>;
}
export const commands: readonly Command[];
export function filesOf(home: string, base: string): Readonly<Record<string, string>>;
