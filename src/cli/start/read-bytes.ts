import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** As large as any file of the program; what is not used of it costs nothing. */
const ROOM = 1 << 20;

let room: Buffer | undefined;

/**
 * A file of the program, in memory that all of them share: every page of memory costs time when it is first touched.
 * @returns what holds until the next file is read
 * @throws where there is no such file
 */
export function readBytes(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    if (room === undefined || room.length < size) room = Buffer.allocUnsafeSlow(Math.max(size, ROOM));
    let length = 0;
    for (let read = -1; read !== 0 && length < size; length += read) {
      read = readSync(descriptor, room, length, size - length, null);
    }
    return room.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

/** The build leaves ASCII only: read as such, the text is neither decoded nor stored in two bytes a character. */
export function readAscii(file: string): string {
  return readBytes(file).toString('latin1');
}
