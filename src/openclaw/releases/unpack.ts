import { brotliDecompressSync } from 'node:zlib';

/** The text of packed data, which is brotli in base64. The build unpacks it once for all. */
export function unpack(packed: string): string {
  return brotliDecompressSync(Buffer.from(packed, 'base64')).toString('latin1');
}
