/** What package.json says of this program, as far as it is shown to people; a test holds the two together. */
export interface Tool {
  readonly name: string;
  readonly version: string;
  /** `homepage` or the web address of `repository`, without a slash at its end; absent where package.json names none. */
  readonly homepage?: string;
}

export const tool: Tool = { name: 'clawmend', version: '0.1.0' };

/**
 * Whether the npm registry serves this package under its name. As long as it does not, nothing we write or print
 * tells anybody to run the package by its name: whoever registers the name first would be run on people's secrets.
 */
export const IS_PUBLISHED: boolean = false;
