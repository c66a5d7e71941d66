/**
 * Sounds by key, in memory, never more than `mostBytes` in all; the longest unused go first.
 * A sound that is larger than the whole cache is not kept.
 */
export function utteranceCache(mostBytes: number) {
  // A Map keeps the order of insertion; what is used is inserted again, so the first is the longest unused.
  const kept = new Map<string, Uint8Array>();
  let bytes = 0;

  return {
    get(key: string): Uint8Array | undefined {
      const wav = kept.get(key);
      if (wav) {
        kept.delete(key);
        kept.set(key, wav);
      }
      return wav;
    },

    put(key: string, wav: Uint8Array): void {
      if (wav.length > mostBytes) return;
      bytes += wav.length - (kept.get(key)?.length ?? 0);
      kept.delete(key);
      kept.set(key, wav);
      for (const [oldest, sound] of kept) {
        if (bytes <= mostBytes) break;
        kept.delete(oldest);
        bytes -= sound.length;
      }
    },

    get bytes(): number {
      return bytes;
    },
  };
}
