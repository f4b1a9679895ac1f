/** The name of what the build makes of the sources as they are. */
export function buildName(hasTypes: boolean): string;

/** Where a build of that name is kept. */
export function keptBuild(name: string): string | undefined;
