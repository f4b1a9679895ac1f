/** Every file of the docs as it should be, by its path from the root of the repository. */
export function wantedDocs(): Promise<ReadonlyMap<string, string>>;
