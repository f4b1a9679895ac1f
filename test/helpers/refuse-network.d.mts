export function refuseNetwork(refuse: (what: string) => never, mayListen?: (args: readonly unknown[]) => boolean): void;
export function told(args: readonly unknown[]): string;
