const HEADER_BYTES = 44;
const PCM = 1;

/**
 * Finishes a WAV file that was written to a pipe. A program that cannot seek back writes the header before
 * it knows the length, with a placeholder in both length fields; players and decoders refuse or misread it.
 * @returns undefined when the bytes are no 16-bit PCM of one channel with the plain 44-byte header
 *   (RIFF WAVE: Multimedia Programming Interface and Data Specifications 1.0, IBM and Microsoft, 1991).
 */
export function finishedWav(piped: Uint8Array): Uint8Array | undefined {
  if (piped.length < HEADER_BYTES) return undefined;
  const header = new DataView(piped.buffer, piped.byteOffset, HEADER_BYTES);
  const tag = (at: number) => String.fromCharCode(...piped.subarray(at, at + 4));
  const plain =
    tag(0) === 'RIFF' &&
    tag(8) === 'WAVE' &&
    tag(12) === 'fmt ' &&
    header.getUint32(16, true) === 16 &&
    header.getUint16(20, true) === PCM &&
    header.getUint16(22, true) === 1 &&
    header.getUint16(34, true) === 16 &&
    tag(36) === 'data';
  if (!plain) return undefined;
  // Half a sample at the end would shift nothing, but makes the length field a lie.
  const dataBytes = (piped.length - HEADER_BYTES) & ~1;
  // Not `slice`: that of a Node Buffer shares its memory.
  const wav = new Uint8Array(piped.subarray(0, HEADER_BYTES + dataBytes));
  const lengths = new DataView(wav.buffer);
  lengths.setUint32(4, HEADER_BYTES - 8 + dataBytes, true);
  lengths.setUint32(40, dataBytes, true);
  return wav;
}
