import { expect, test } from 'vitest';
import { createActor, fromPromise } from 'xstate';
import {
  SPEECH_RATES,
  speechFlow,
  type Uttered,
  type UtterInput,
} from '../../../../kiosk-ui/flows/speech-flow.ts';
import { settle } from '../../../manual-clock.ts';

const screen = (...texts: string[]) => texts.map((text) => ({ text, language: 'en', of: 'screen' as const }));
const moment = (...texts: string[]) => texts.map((text) => ({ text, language: 'en', of: 'moment' as const }));

/** A voice whose every utterance ends when the test says so. */
function voice() {
  const begun: UtterInput[] = [];
  const log: string[] = [];
  let finish: ((result: Uttered) => void) | undefined;
  let crash: (() => void) | undefined;
  const actor = createActor(
    speechFlow.provide({
      actors: {
        utter: fromPromise<Uttered, UtterInput>(({ input, signal }) => {
          begun.push(input);
          log.push(input.utterance.text);
          signal.addEventListener('abort', () => log.push(`-${input.utterance.text}`));
          const { promise, resolve, reject } = Promise.withResolvers<Uttered>();
          finish = resolve;
          crash = () => reject(new Error('the voice broke'));
          return promise;
        }),
      },
      actions: { holdSound: () => log.push('hold'), releaseSound: () => log.push('release') },
    }),
  ).start();
  return {
    send: actor.send,
    begun,
    log,
    context: () => actor.getSnapshot().context,
    matches: (value: Parameters<ReturnType<typeof actor.getSnapshot>['matches']>[0]) =>
      actor.getSnapshot().matches(value),
    heard: async (result: Uttered = { ok: true }) => {
      finish?.(result);
      await settle();
    },
    breaks: async () => {
      crash?.();
      await settle();
    },
  };
}

function speaking(...texts: string[]) {
  const it = voice();
  it.send({ type: 'switchOn' });
  it.send({ type: 'say', utterances: screen(...texts), manner: 'instead' });
  return it;
}

test('nothing is said before speech is switched on', () => {
  const it = voice();
  it.send({ type: 'say', utterances: screen('Title'), manner: 'instead' });
  expect(it.log).toEqual([]);
});

test('a screen is read sentence by sentence to its end', async () => {
  const it = speaking('Title', 'Lead', 'Continue, button');
  await it.heard();
  await it.heard();
  await it.heard();
  expect(it.log).toEqual(['Title', 'Lead', 'Continue, button']);
  expect(it.matches({ on: 'waiting' })).toBe(true);
});

test('any input stops the sentence at once, and nothing follows it', async () => {
  const it = speaking('Title', 'Lead');
  it.send({ type: 'interrupt' });
  expect(it.log).toEqual(['Title', '-Title']);
  await it.heard();
  expect(it.begun).toHaveLength(1);
});

test('what got the focus is named in the place of everything else', () => {
  const it = speaking('Title', 'Lead');
  it.send({ type: 'say', utterances: moment('Back, button'), manner: 'instead' });
  expect(it.log).toEqual(['Title', '-Title', 'Back, button']);
});

test('news waits for the end of the sentence, not of the screen, and is said at once in silence', async () => {
  const it = speaking('Title', 'Lead');
  it.send({ type: 'say', utterances: moment('Your receipt is printing'), manner: 'after' });
  it.send({ type: 'say', utterances: moment('Page 2 of 3'), manner: 'after' });
  expect(it.log).toEqual(['Title']);
  for (let sentence = 0; sentence < 4; sentence++) await it.heard();
  expect(it.log).toEqual(['Title', 'Your receipt is printing', 'Page 2 of 3', 'Lead']);
  it.send({ type: 'say', utterances: moment('Please take your receipt'), manner: 'after' });
  expect(it.log.at(-1)).toBe('Please take your receipt');
});

test('a pause holds the sound in its middle, and going on lets it go on', () => {
  const it = speaking('Title', 'Lead');
  it.send({ type: 'pauseOrGoOn' });
  expect(it.matches({ on: { speaking: 'paused' } })).toBe(true);
  it.send({ type: 'pauseOrGoOn' });
  expect(it.log).toEqual(['Title', 'hold', 'release']);
});

test('a key pressed during a pause does not leave the voice held for the next sentence', () => {
  const it = speaking('Title', 'Lead');
  it.send({ type: 'pauseOrGoOn' });
  it.send({ type: 'interrupt' });
  expect(it.log).toEqual(expect.arrayContaining(['hold', 'release', '-Title']));
  it.send({ type: 'say', utterances: moment('Back, button'), manner: 'instead' });
  expect(it.matches({ on: { speaking: 'sounding' } })).toBe(true);
});

test('a reading that was interrupted goes on with the sentence that was cut, whatever was said in between', async () => {
  const it = speaking('Title', 'Lead', 'Continue, button');
  await it.heard();
  it.send({ type: 'interrupt' });
  it.send({ type: 'say', utterances: moment('Pause or go on, button'), manner: 'instead' });
  await it.heard();
  it.send({ type: 'pauseOrGoOn' });
  expect(it.log.at(-1)).toBe('Lead');
  await it.heard();
  expect(it.log.at(-1)).toBe('Continue, button');
});

test('the last thing and the whole screen are said again on request', async () => {
  const it = speaking('Title', 'Lead');
  await it.heard();
  it.send({ type: 'repeat', what: 'last' });
  expect(it.log.slice(-2)).toEqual(['-Lead', 'Lead']);
  it.send({ type: 'repeat', what: 'screen' });
  expect(it.log.at(-1)).toBe('Title');
  await it.heard();
  expect(it.log.at(-1)).toBe('Lead');
});

test('the whole screen said again is the screen as it is by then', () => {
  const it = speaking('Title');
  it.send({ type: 'screenIs', utterances: screen('Title', 'There is a problem') });
  it.send({ type: 'repeat', what: 'screen' });
  expect(it.context().queue.map(({ text }) => text)).toEqual(['Title', 'There is a problem']);
});

test('there are seven speeds, from half to double, and both ends hold', () => {
  expect(SPEECH_RATES).toHaveLength(7);
  const it = speaking('Title');
  expect(it.begun[0]?.rate).toBe(0.75);
  for (let press = 0; press < 9; press++) it.send({ type: 'faster' });
  it.send({ type: 'repeat', what: 'last' });
  expect(it.begun[1]?.rate).toBe(2);
  for (let press = 0; press < 9; press++) it.send({ type: 'slower' });
  it.send({ type: 'repeat', what: 'last' });
  expect(it.begun[2]?.rate).toBe(0.5);
});

test('switching off is silence and leaves nothing of the customer', () => {
  const fresh = voice().context();
  const it = speaking('Maria Example', 'Lead');
  it.send({ type: 'faster' });
  it.send({ type: 'switchOff' });
  expect(it.log).toEqual(['Maria Example', '-Maria Example']);
  expect(it.context()).toEqual(fresh);
});

test('a text that cannot be spoken is passed over', async () => {
  const it = speaking('日本語, button', 'Continue, button');
  await it.heard({ ok: false, trouble: 'noVoice' });
  expect(it.context().trouble).toBe('noVoice');
  expect(it.log).toEqual(['日本語, button', 'Continue, button']);
  await it.heard();
  expect(it.context().trouble).toBeNull();
});

test.each(['noEngine', 'noSound'] as const)(
  'after %s the rest of the screen is not tried',
  async (trouble) => {
    const it = speaking('Title', 'Lead');
    await it.heard({ ok: false, trouble });
    expect(it.log).toEqual(['Title']);
    expect(it.context().trouble).toBe(trouble);
    it.send({ type: 'say', utterances: screen('Next screen'), manner: 'instead' });
    expect(it.log.at(-1)).toBe('Next screen');
  },
);

test('a voice that breaks is a trouble, not the end of the page', async () => {
  const it = speaking('Title', 'Lead');
  await it.breaks();
  expect(it.context().trouble).toBe('failed');
  expect(it.matches({ on: 'waiting' })).toBe(true);
});

test('a screen that is there again goes on where it was, and one that was heard says where one is', () => {
  const it = speaking('Are you still there?');
  it.send({ type: 'say', utterances: screen('Title', 'Lead', 'Next'), manner: 'instead', heard: 2 });
  expect(it.log.at(-1)).toBe('Next');
  expect(it.context().heard).toBe(2);
  it.send({ type: 'say', utterances: screen('Title', 'Lead', 'Next'), manner: 'instead', heard: 3 });
  expect(it.log.at(-1)).toBe('Title');
});
