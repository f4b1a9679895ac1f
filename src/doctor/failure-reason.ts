import { InputError } from './input-error.js';

/** Why something could not be done. */
export interface FailureReason {
  /** `defect`: the fault is ours. */
  readonly kind: 'input' | 'storage' | 'defect';
  /** A sentence for a person, without a full stop where more may follow. */
  readonly text: string;
}

/** Errors are known by their names: the program comes in parts, and each has its own copy of a class. */
export function failureReason(error: unknown): FailureReason {
  if (error instanceof InputError) return { kind: 'input', text: error.message };
  if (!(error instanceof Error)) return { kind: 'defect', text: String(error) };
  if (error.name === 'StorageError' && 'path' in error) {
    return { kind: 'storage', text: `nothing was written: ${error.path}: ${error.message}` };
  }
  if ('code' in error && (error.code === 'EACCES' || error.code === 'EPERM')) {
    return { kind: 'input', text: `${placeOf(error)} may not be read by this user; run as its owner.` };
  }
  return { kind: 'defect', text: error.message };
}

function placeOf(error: object): string {
  return 'path' in error && typeof error.path === 'string' ? error.path : 'a directory in it';
}
