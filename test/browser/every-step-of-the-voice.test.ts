import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { speak } from '../../contract/speech.ts';
import { speechFlow } from '../../kiosk-ui/flows/speech-flow.ts';
import { wavBytes } from '../terminal-service/modules/speech/wav-bytes.ts';
import { followFlow } from './followed-flow.ts';
import { startKiosk } from './kiosk.ts';
import { quickVoice } from './quick-voice.ts';

const keys = { onOff: ['F4'], pause: ['F6'], repeat: ['F7'], slower: ['Minus'], faster: ['Equal'] };
const sound = Buffer.from(wavBytes(new Uint8Array(2)));

type Hand = (page: Page, request: () => Promise<Route>) => Promise<void>;
const key =
  (name: string): Hand =>
  (page) =>
    page.keyboard.press(name);
const again = (page: Page) => page.locator('.speech-bar .button').nth(1);
const says: Hand = async (_page, request) =>
  (await request()).fulfill({ status: 200, contentType: 'audio/wav', body: sound });

/** What somebody does, or the service answers, so that the machine takes this transition from where it is. */
const acts: Readonly<Record<string, Hand>> = {
  'speech.off: switchOn 0': key('F4'),
  'speech.on: switchOff 0': key('F4'),
  // Whatever comes into focus is named.
  'speech.on: say 0': key('ArrowDown'),
  // The speed is on the screen, and is news.
  'speech.on: screenIs 0': key('Minus'),
  'speech.on: slower 0': key('Minus'),
  'speech.on: faster 0': key('Equal'),
  'speech.on.speaking: say 0': key('Equal'),
  // Out of silence, into which any other key leads.
  'speech.on: repeat 0': async (page) => {
    await page.keyboard.press('x');
    await page.keyboard.press('F7');
  },
  'speech.on.speaking: repeat 0': key('F7'),
  'speech.on: repeat 1': async (page) => {
    await again(page).focus();
    await page.keyboard.press('x');
    await page.keyboard.press('Enter');
  },
  'speech.on.speaking: repeat 1': (page) => again(page).tap(),
  'speech.on.waiting: pauseOrGoOn 0': key('F6'),
  'speech.on.speaking.sounding: pauseOrGoOn 0': async (page) => {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('F6');
  },
  'speech.on.speaking.sounding: pauseOrGoOn 1': key('F6'),
  'speech.on.speaking.paused: pauseOrGoOn 0': key('F6'),
  'speech.on.speaking: interrupt 0': key('x'),
  'speech.on.speaking: xstate.done.actor.0.speech.on.speaking 0': async (_page, request) =>
    (await request()).fulfill({ status: 503, json: { code: 'noSpeechEngine', detail: 'There is none.' } }),
  'speech.on.speaking: xstate.done.actor.0.speech.on.speaking 1': says,
  'speech.on.speaking: xstate.done.actor.0.speech.on.speaking 2': says,
  'speech.on.speaking: xstate.error.actor.0.speech.on.speaking 0': async (_page, request) =>
    (await request()).abort(),
};

/** How somebody comes away from a state that has nothing new. */
const wayOut: Readonly<Record<string, Hand>> = {
  'speech.off': key('F4'),
  'speech.on.waiting': (page) => again(page).press('Enter'),
  'speech.on.speaking.sounding': says,
  'speech.on.speaking.paused': key('F6'),
};

const MOST_STEPS = 200;

/** From where the machine in the page stands, to whatever it has not done yet, until it has done everything. */
test('every step of the voice, by keys, by its buttons, and by what the service answers', async () => {
  const { page, touch, screen } = await startKiosk({ config: { speech: { engine: quickVoice(), keys } } });
  const voice = await followFlow(page, speechFlow);
  const waiting: Route[] = [];
  await page.route(`**${speak.path}`, (route) => void waiting.push(route));
  page.on('requestfailed', (request) => {
    const given = waiting.findIndex((route) => route.request() === request);
    if (given >= 0) waiting.splice(given, 1);
  });
  const request = async (): Promise<Route> => {
    await expect.poll(() => waiting.length).toBeGreaterThan(0);
    return waiting.pop() as Route;
  };

  await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  await touch('Touch to start');
  await screen('menu');
  const tried = new Map<string, number>();
  let steps = 0;
  for (; steps < MOST_STEPS && voice.missed().length > 0; steps++) {
    const at = voice.at();
    const [next] = voice
      .missed()
      .filter((name) => `${at}.`.startsWith(`${name.split(':')[0]}.`))
      .sort((one, other) => (tried.get(one) ?? 0) - (tried.get(other) ?? 0));
    const act = next === undefined || (tried.get(next) ?? 0) > 5 ? wayOut[at] : acts[next];
    if (next !== undefined) tried.set(next, (tried.get(next) ?? 0) + 1);
    if (act === undefined) throw new Error(`nobody knows how to make ${next ?? at} happen`);
    await act(page, request);
    // What follows from it on the screen is told as well, after React has drawn it.
    await page.evaluate(async () => {
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    });
    // A sound that was given is heard to its end; then there is silence, or a request for the next.
    await expect.poll(() => waiting.length > 0 || !voice.at().includes('speaking')).toBe(true);
  }
  process.stdout.write(`voice: ${steps} steps, ${voice.inNumbers()}\n`);
  expect(voice.missed()).toEqual([]);
  expect(voice.unseen()).toEqual([]);
}, 60_000);
