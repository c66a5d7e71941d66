import fc from 'fast-check';
import { expect, it } from 'vitest';
import { utteranceCache } from '../../../../terminal-service/modules/speech/utterance-cache.ts';

it('the cache never holds more than it may, and counts what it holds', () => {
  const putting = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.nat(60));
  fc.assert(
    fc.property(fc.array(putting), (puts) => {
      const cache = utteranceCache(100);
      for (const [key, size] of puts) {
        cache.put(key, new Uint8Array(size));
        expect(cache.bytes).toBeLessThanOrEqual(100);
        expect(cache.get(key)).toHaveLength(size);
      }
      const held = ['a', 'b', 'c', 'd', 'e'].reduce((sum, key) => sum + (cache.get(key)?.length ?? 0), 0);
      expect(cache.bytes).toBe(held);
    }),
  );
});

it('the longest unused sound goes first', () => {
  const cache = utteranceCache(3);
  for (const key of ['a', 'b', 'c']) cache.put(key, new Uint8Array(1));
  cache.get('a');
  cache.put('d', new Uint8Array(1));
  expect(['a', 'b', 'c', 'd'].filter((key) => cache.get(key))).toEqual(['a', 'c', 'd']);
});

it('a sound larger than the whole cache pushes nothing out', () => {
  const cache = utteranceCache(10);
  cache.put('small', new Uint8Array(5));
  cache.put('huge', new Uint8Array(11));
  expect(cache.get('small')).toHaveLength(5);
  expect(cache.get('huge')).toBeUndefined();
});
