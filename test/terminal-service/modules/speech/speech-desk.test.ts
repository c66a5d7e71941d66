// Longer than most: one desk, and everything that can happen between asking for a sound and hearing it.
import { describe, expect, it } from 'vitest';
import type { SpeakRequest, SpeechState } from '../../../../contract/speech.ts';
import { speechDesk } from '../../../../terminal-service/modules/speech/speech-desk.ts';
import type {
  EngineCheck,
  SpeechEngine,
  Spoken,
  Utterance,
} from '../../../../terminal-service/modules/speech/speech-engine.ts';
import { ManualClock, settle } from '../../../manual-clock.ts';

const there: EngineCheck = { ok: true, version: '1.51', voices: new Set(['en-us', 'es-419']) };
const missing: EngineCheck = {
  ok: false,
  fault: { code: 'notFound', action: 'configuration', detail: 'It is not installed.' },
};
const request = (text: string, more: Partial<SpeakRequest> = {}): SpeakRequest => ({
  language: 'en',
  text,
  rate: 1,
  cacheable: false,
  ...more,
});

/** A desk over an engine that speaks when the test says so. */
function bench(first: EngineCheck = there) {
  const clock = new ManualClock();
  const asked: Utterance[] = [];
  const finish: ((spoken: Spoken) => void)[] = [];
  const heard: SpeechState[] = [];
  const failures: string[] = [];
  const probes = { check: first, count: 0 };
  const engine: SpeechEngine = {
    probe: async () => {
      probes.count++;
      return probes.check;
    },
    speak: (utterance, signal) => {
      asked.push(utterance);
      return new Promise((resolve) => {
        finish.push(resolve);
        signal.addEventListener('abort', () => resolve({ ok: false, trouble: 'cancelled' }));
      });
    },
  };
  const desk = speechDesk({
    engine,
    clock,
    onStatus: (status) => heard.push(status),
    onFailure: (_language, trouble) => failures.push(trouble),
  });
  const sound = (size = 100): Spoken => ({ ok: true, wav: new Uint8Array(size) });
  const forever = new AbortController().signal;
  return {
    desk,
    clock,
    asked,
    heard,
    failures,
    probes,
    say: (text: string, more?: Partial<SpeakRequest>, signal = forever) =>
      desk.speak(request(text, more), signal),
    /** The engine finishes the nth utterance that it was asked for. */
    finish: (nth: number, spoken: Spoken = sound()) => finish[nth]?.(spoken),
    sound,
  };
}

describe('whether there is anything to speak with', () => {
  it('is not known at first, and told as soon as it is', async () => {
    const { desk, heard } = bench();
    expect(desk.status).toMatchObject({ engine: 'absent', fault: { code: 'starting' } });
    await settle();
    expect(heard).toEqual([{ engine: 'available', version: '1.51', voices: ['en', 'es'] }]);
    expect(desk.status).toEqual(heard[0]);
  });

  it('a text that comes before it is known waits for it', async () => {
    const { say, asked } = bench();
    void say('Hello');
    expect(asked).toHaveLength(0);
    await settle();
    expect(asked).toHaveLength(1);
  });

  it('an engine that is installed later is noticed, and told once', async () => {
    const { desk, clock, heard, probes, say } = bench(missing);
    expect(await say('Hello')).toEqual({ ok: false, problem: 'noSpeechEngine' });
    await clock.advance(120_000);
    expect(probes.count).toBe(5);
    expect(heard).toHaveLength(1);
    probes.check = there;
    await clock.advance(30_000);
    expect(desk.status.engine).toBe('available');
    expect(heard).toHaveLength(2);
  });

  it('an engine that works is left alone', async () => {
    const { clock, probes } = bench();
    await clock.advance(60 * 60_000);
    expect(probes.count).toBe(7);
  });

  it('an engine that was removed is noticed soon after it fails, with one probe for many failures', async () => {
    const { desk, clock, say, finish, probes, failures } = bench();
    await settle();
    const replies = [say('one'), say('two')];
    await settle();
    probes.check = missing;
    finish(0, { ok: false, trouble: 'missing' });
    finish(1, { ok: false, trouble: 'failed' });
    expect(await Promise.all(replies)).toEqual([
      { ok: false, problem: 'noSpeechEngine' },
      { ok: false, problem: 'speechFailed' },
    ]);
    expect(failures).toEqual(['missing', 'failed']);
    await clock.advance(2_000);
    expect(probes.count).toBe(2);
    expect(desk.status).toMatchObject({ engine: 'absent', fault: { code: 'notFound' } });
  });

  it('closing leaves no timer and no utterance behind', async () => {
    const { desk, clock, say } = bench();
    await settle();
    const speaking = say('Hello');
    await settle();
    desk.close();
    expect(await speaking).toEqual({ ok: false, problem: 'cancelled' });
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('a language', () => {
  it.each(['tl', 'ja', 'xx'])(
    'that nobody speaks (%s) is refused before the engine is asked',
    async (language) => {
      const { say, asked } = bench();
      expect(await say('Hello', { language })).toEqual({ ok: false, problem: 'noVoice' });
      expect(asked).toHaveLength(0);
    },
  );

  it('whose voice is not installed is refused', async () => {
    const { say } = bench();
    expect(await say('Привет', { language: 'ru' })).toEqual({ ok: false, problem: 'noVoice' });
  });

  it.each([
    [0.5, 80],
    [1, 160],
    [1.33, 213],
    [2, 320],
  ])('is spoken at rate %d with %d words a minute', async (rate, wordsPerMinute) => {
    const { say, asked } = bench();
    void say('Hola', { language: 'es-MX', rate });
    await settle();
    expect(asked).toEqual([{ voice: 'es-419', text: 'Hola', wordsPerMinute }]);
  });
});

describe('many texts at once', () => {
  it('are spoken two at a time, in their order', async () => {
    const { say, asked, finish } = bench();
    const replies = ['a', 'b', 'c', 'd'].map((text) => say(text));
    await settle();
    expect(asked.map(({ text }) => text)).toEqual(['a', 'b']);
    finish(1);
    await settle();
    expect(asked.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    for (const nth of [0, 2]) finish(nth);
    await settle();
    finish(3);
    expect((await Promise.all(replies)).every(({ ok }) => ok)).toBe(true);
  });

  it('beyond the line are refused at once, and the others are still spoken', async () => {
    const { say, asked, finish } = bench();
    const replies = Array.from({ length: 20 }, (_, nth) => say(String(nth)));
    await settle();
    expect(await Promise.all(replies.slice(18))).toEqual(Array(2).fill({ ok: false, problem: 'speechBusy' }));
    for (let nth = 0; nth < 18; nth++) {
      finish(nth);
      await settle();
    }
    expect((await Promise.all(replies)).filter(({ ok }) => ok)).toHaveLength(18);
    expect(asked).toHaveLength(18);
  });

  it('make room when one that waits is given up', async () => {
    const { say, asked, finish } = bench();
    const listener = new AbortController();
    const [first, , third] = [say('a'), say('b'), say('c', {}, listener.signal), say('d')];
    await settle();
    listener.abort();
    expect(await third).toEqual({ ok: false, problem: 'cancelled' });
    finish(0);
    await first;
    await settle();
    expect(asked.map(({ text }) => text)).toEqual(['a', 'b', 'd']);
  });

  it('a failure gives its turn back', async () => {
    const { say, asked, finish } = bench();
    for (const text of ['a', 'b', 'c']) void say(text);
    await settle();
    finish(0, { ok: false, trouble: 'tooLong' });
    await settle();
    expect(asked).toHaveLength(3);
  });
});

describe('what is kept', () => {
  const cacheable = true;

  it('is a text that is the same for everybody: it is spoken once', async () => {
    const { say, asked, finish, sound } = bench();
    const first = say('Welcome', { cacheable });
    await settle();
    finish(0);
    expect(await first).toEqual(sound());
    expect(await say('Welcome', { cacheable })).toEqual(sound());
    expect(asked).toHaveLength(1);
  });

  it('is told apart by text, language and rate', async () => {
    const { say, asked, finish } = bench();
    const others = [{}, { rate: 1.5 }, { language: 'es' }];
    for (const [nth, other] of others.entries()) {
      const speaking = say('No', { cacheable, ...other });
      await settle();
      finish(nth);
      await speaking;
    }
    expect(asked).toHaveLength(3);
  });

  it("is never a customer's text, nor given to one", async () => {
    const { say, asked, finish } = bench();
    for (let nth = 0; nth < 2; nth++) {
      const speaking = say('My wallet was stolen');
      await settle();
      finish(nth);
      await speaking;
    }
    expect(asked).toHaveLength(2);
  });

  it('is no failure', async () => {
    const { say, asked, finish } = bench();
    const first = say('Welcome', { cacheable });
    await settle();
    finish(0, { ok: false, trouble: 'failed' });
    await first;
    void say('Welcome', { cacheable });
    await settle();
    expect(asked).toHaveLength(2);
  });

  it('ends with the session, and what was begun before does not outlive it', async () => {
    const { desk, say, asked, finish } = bench();
    const first = say('Welcome', { cacheable });
    const late = say('Good-bye', { cacheable });
    await settle();
    finish(0);
    await first;
    desk.endSession();
    finish(1);
    expect((await late).ok).toBe(true);
    void say('Welcome', { cacheable });
    void say('Good-bye', { cacheable });
    await settle();
    expect(asked).toHaveLength(4);
  });
});
