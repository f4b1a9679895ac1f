/** Whether `JSON.parse` takes a text: strict JSON, which programs read that know no comments. */
export function isStrictJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
