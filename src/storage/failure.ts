/** Why a file was left alone; `message` says what to do and never holds the file's content. */
export type StorageCode =
  | 'missing'
  | 'exists'
  | 'symlink'
  | 'not-a-file'
  | 'changed'
  | 'replaced'
  | 'no-permission'
  | 'no-space'
  | 'cannot-replace'
  | 'no-backup'
  | 'unknown-run'
  | 'bad-journal'
  | 'in-use'
  | 'other-half'
  | 'interrupted'
  | 'io';

export class StorageError extends Error {
  readonly code: StorageCode;
  readonly path: string;

  constructor(code: StorageCode, path: string, message: string, options?: { readonly cause: unknown }) {
    super(message, options);
    this.name = 'StorageError';
    this.code = code;
    this.path = path;
  }
}

const CODES: Readonly<Record<string, StorageCode>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EEXIST: 'exists',
  ELOOP: 'symlink',
  EMLINK: 'symlink',
  EISDIR: 'not-a-file',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
};

const MESSAGES: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'a part of its path is no directory',
  EEXIST: 'it exists already',
  ELOOP: 'it is a symbolic link',
  EMLINK: 'it is a symbolic link',
  EISDIR: 'it is a directory',
  EACCES: 'permission denied; run as the user who owns it, or correct its permissions',
  EPERM: 'the system does not allow it; run as the user who owns it',
  EROFS: 'it is on a read-only file system',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EIO: 'the disk does not work as it should (EIO)',
  EMFILE: 'too many files are open; run the command again',
  ENFILE: 'too many files are open on this system; run the command again',
};

/** What the system said, in words of ours; the system's own messages name temporary files nobody knows. */
export function storageError(path: string, cause: unknown): StorageError {
  if (cause instanceof StorageError) return cause;
  const code = systemCode(cause);
  const message = MESSAGES[code] ?? `the system reports ${code || 'an unknown failure'}`;
  return new StorageError(CODES[code] ?? 'io', path, message, { cause });
}

export function systemCode(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return '';
  return typeof cause.code === 'string' ? cause.code : '';
}
