import { brotliDecompressSync } from 'node:zlib';

/** The JSON of packed data: brotli in base64 in the sources, as it is where the build has unpacked it already. */
export function unpack(packed: string): string {
  if (packed.startsWith('{')) return packed;
  return brotliDecompressSync(Buffer.from(packed, 'base64')).toString('utf8');
}
