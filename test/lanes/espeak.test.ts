import { describe, expect, it } from 'vitest';
import { systemClock } from '../../devices/clock.ts';
import { espeakNg } from '../../terminal-service/modules/speech/espeak-ng.ts';
import { spokenLanguages, voiceFor } from '../../terminal-service/modules/speech/voices.ts';
import { readWav } from '../terminal-service/modules/speech/wav-bytes.ts';

const SAMPLE_RATE = 22_050;
const forever = new AbortController().signal;

/** The sentence that a customer hears at the end, in every language that has a voice. */
const SENTENCES = {
  en: 'Your complaint has been filed. Your case number is 7QK-42.',
  es: 'Su queja ha sido presentada. Su número de caso es 7QK-42.',
  zh: '您的投訴已經提交。您的案件編號是 7QK-42。',
  ko: '불만이 접수되었습니다. 접수 번호는 7QK-42입니다.',
  vi: 'Khiếu nại của bạn đã được gửi. Số hồ sơ là 7QK-42.',
  ru: 'Ваша жалоба подана. Номер обращения 7QK-42.',
  hy: 'Ձեր բողոքը ներկայացված է։ Գործի համարը 7QK-42 է։',
  fa: 'شکایت شما ثبت شد. شماره پرونده 7QK-42 است.',
};

/** Real espeak-ng (Debian's package of that name) under our driver. */
describe('espeak-ng itself', () => {
  const engine = espeakNg({ program: 'espeak-ng', clock: systemClock });
  const seconds = async (voice: string, text: string, wordsPerMinute = 160) => {
    const spoken = await engine.speak({ voice, text, wordsPerMinute }, forever);
    if (!spoken.ok) throw new Error(`${voice}: ${spoken.trouble}`);
    const { sampleRate, samples } = readWav(spoken.wav);
    expect(sampleRate).toBe(SAMPLE_RATE);
    expect(samples.some((sample) => sample !== 0)).toBe(true);
    return samples.length / 2 / SAMPLE_RATE;
  };

  it('has a voice for every language that we say it has', async () => {
    const check = await engine.probe(forever);
    if (!check.ok) throw new Error(check.fault.detail);
    expect(check.version).toMatch(/^1\.5\d/);
    expect(spokenLanguages(check.voices).sort()).toEqual(Object.keys(SENTENCES).sort());
  });

  it.each(Object.entries(SENTENCES))('speaks %s', async (language, sentence) => {
    const length = await seconds(voiceFor(language) ?? '', sentence);
    expect(length).toBeGreaterThan(2);
    expect(length).toBeLessThan(15);
  });

  it('speaks Chinese without naming the tones', async () => {
    // Each syllable is about a quarter of a second; with the English name of its tone it is twice that.
    expect(await seconds('cmn-latn-pinyin', '您的投訴已經提交')).toBeLessThan(
      0.75 * (await seconds('cmn', '您的投訴已經提交')),
    );
  });

  it('speaks twice as slowly at half the rate', async () => {
    const [slow, fast] = [
      await seconds('en-us', SENTENCES.en, 80),
      await seconds('en-us', SENTENCES.en, 160),
    ];
    expect(slow / fast).toBeGreaterThan(1.6);
    expect(slow / fast).toBeLessThan(2.4);
  });

  it('takes options, commands and mark-up for words', async () => {
    for (const text of ['--version', '$(reboot) `reboot`; reboot', '<break time="60s"/>', '[[h@l@U]] [[']) {
      const length = await seconds('en-us', text);
      expect(length).toBeGreaterThan(0.3);
      expect(length).toBeLessThan(10);
    }
  });

  it('is cut off when a text takes more than twelve minutes', async () => {
    const spoken = await engine.speak(
      { voice: 'cmn-latn-pinyin', text: '你'.repeat(2000), wordsPerMinute: 80 },
      forever,
    );
    expect(spoken).toEqual({ ok: false, trouble: 'tooLong' });
  });
});
