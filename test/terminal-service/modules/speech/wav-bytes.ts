/** The plain header as the specification lays it out, with these lengths, and the samples after it. */
export function wavBytes(samples: Uint8Array, { riffBytes = 0x7ffff024, dataBytes = 0x7ffff000 } = {}) {
  const bytes = new Uint8Array(44 + samples.length);
  const view = new DataView(bytes.buffer);
  const tag = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  tag(0, 'RIFF');
  view.setUint32(4, riffBytes, true);
  tag(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 22_050, true);
  view.setUint32(28, 44_100, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  tag(36, 'data');
  view.setUint32(40, dataBytes, true);
  bytes.set(samples, 44);
  return bytes;
}

/** What a decoder reads from the header. Throws when the lengths are not those of the bytes. */
export function readWav(bytes: Uint8Array): { sampleRate: number; samples: Uint8Array } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (at: number) => new TextDecoder().decode(bytes.subarray(at, at + 4));
  if (text(0) !== 'RIFF' || text(8) !== 'WAVE' || text(36) !== 'data') throw new Error('no WAV');
  const [riffBytes, dataBytes] = [view.getUint32(4, true), view.getUint32(40, true)];
  if (riffBytes !== bytes.length - 8 || dataBytes !== bytes.length - 44 || dataBytes % 2 !== 0)
    throw new Error(`${bytes.length} bytes, but the header says ${riffBytes} and ${dataBytes}`);
  return { sampleRate: view.getUint32(24, true), samples: bytes.subarray(44) };
}
