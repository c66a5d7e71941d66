import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spokenLanguages, voiceFor } from '../../../../terminal-service/modules/speech/voices.ts';

describe('the voice of a language', () => {
  it.each([
    ['en', 'en-us'],
    ['en-GB', 'en-us'],
    ['EN-us', 'en-us'],
    ['es-MX', 'es-419'],
    ['zh-Hant', 'cmn-latn-pinyin'],
    ['zh-Hans-US', 'cmn-latn-pinyin'],
    ['ko', 'ko'],
    ['vi', 'vi'],
    ['ru', 'ru'],
    ['hy', 'hy'],
    ['fa', 'fa'],
  ])('%s is %s', (language, voice) => {
    expect(voiceFor(language)).toBe(voice);
  });

  it.each(['tl', 'fil', 'ja', 'ja-JP', 'km', 'xx', '', '-', 'e', 'constructor', '__proto__'])(
    '%j has none',
    (language) => {
      expect(voiceFor(language)).toBeUndefined();
    },
  );

  it('never throws and is never anything but a plain word', () => {
    fc.assert(
      fc.property(fc.string(), (language) => {
        expect(voiceFor(language) ?? 'none').toMatch(/^[a-z0-9-]+$/);
      }),
    );
  });

  it('counts only if the engine has it', () => {
    expect(spokenLanguages(new Set(['af', 'es-419', 'ja', 'en-us']))).toEqual(['en', 'es']);
    expect(spokenLanguages(new Set())).toEqual([]);
  });
});
