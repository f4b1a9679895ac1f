/** The tool's own config is wrong; the message is one sentence that begins with the file, its line and column. */
export class ToolConfigError extends Error {
  override readonly name = 'ToolConfigError';
}
