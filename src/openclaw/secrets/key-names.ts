/** Endings of a name, written without separators, that make what it stands for a secret. */
const SECRET_ENDINGS = [
  'token',
  'secret',
  'password',
  'passwd',
  'passphrase',
  'passcode',
  'apikey',
  'privatekey',
  'secretkey',
  'accesskey',
  'encryptkey',
  'encryptionkey',
  'signingkey',
  'authkey',
  'authtag',
  'authorization',
  'bearer',
  'cookie',
  'credential',
  'certificatedata',
  'identitydata',
  'knownhostsdata',
  'serviceaccount',
  'serviceaccountjson',
  'connectionstring',
  'mnemonic',
  'seedphrase',
  'nsec',
];
/** The same for lists: `apiKeys: [...]`. What only ends in `tokens` counts them: `maxTokens`. */
const SECRET_LISTS = new Set(['secrets', 'passwords', 'apikeys', 'privatekeys', 'cookies', 'credentials']);
const SECRET_TOKEN_LISTS = new Set(['authtokens', 'accesstokens', 'apitokens', 'bearertokens', 'bottokens']);
/** Flags of programs that take one, beside those that are named like a key: `--pat`, `-H`. */
const SECRET_FLAGS = new Set(['pat', 'key', 'auth', 'pass', 'pwd', 'pw', 'header', 'h', 'dsn', 'creds', 'jwt']);

const LONGEST_NAME = 64;

/** `api_key`, `api-key` and `apiKey` are one name. */
export function plainName(key: string): string {
  return key.length > LONGEST_NAME ? '' : key.replace(/[-_ ]/g, '').toLowerCase();
}

/** @param name as `plainName` writes it */
export function isSecretName(name: string): boolean {
  return (
    SECRET_ENDINGS.some((ending) => name.endsWith(ending)) || SECRET_LISTS.has(name) || SECRET_TOKEN_LISTS.has(name)
  );
}

/** True for `--api-key`, `--accessToken`, `-H`: what follows it, or stands behind its `=`, is a secret. */
export function isSecretFlag(flag: string): boolean {
  if (!/^--?[A-Za-z]/.test(flag)) return false;
  const name = plainName(flag.replace(/^--?/, ''));
  return SECRET_FLAGS.has(name) || name.endsWith('key') || isSecretName(name);
}
