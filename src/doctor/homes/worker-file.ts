/** Where the build keeps the file that starts a worker; the build puts the answer in this module's place. */
export async function workerFile(): Promise<string | undefined> {
  return undefined;
}
