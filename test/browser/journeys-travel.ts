import { IntlMessageFormat } from 'intl-messageformat';
import type { Page, Route } from 'playwright-core';
import { expect } from 'vitest';
import { printCardSummary } from '../../contract/cards.ts';
import { fileCase } from '../../contract/cases.ts';
import { openDraft, parkDraft } from '../../contract/drafts.ts';
import { CounterSnapshot } from '../../contract/live-state.ts';
import { answerStaffCall, callStaff } from '../../contract/staff-calls.ts';
import english from '../../kiosk-ui/shell/strings/en.json' with { type: 'json' };
import spanish from '../../kiosk-ui/shell/strings/es.json' with { type: 'json' };
import { howMuch } from '../how-much.ts';
import { listen } from '../terminal-service/live-events.ts';
import {
  briefJourneys,
  type Journey,
  journeys,
  type Passage,
  type Place,
  type TextId,
  type Wanted,
} from './journeys.ts';
import { letTimePass, watchTime } from './journeys-time.ts';
import { type Kiosk, startKiosk } from './kiosk.ts';

/** Hands, eyes and ears: one way of carrying out what somebody means to do. */
export interface Hand {
  /** How often a key was pressed or the screen touched. */
  presses(): number;
  /** Leaves the attract screen, with this text on its button. */
  begin(start: string): Promise<void>;
  /** Presses the button, or goes into the field, that is called this. */
  choose(words: string | RegExp): Promise<void>;
  /** Types with the keyboard on the screen. */
  type(text: string): Promise<void>;
  /** @param words the text on the button that asks for help, for those who have no key for it. */
  askForHelp(words: string): Promise<void>;
  /** The code that the screen tells now. */
  noteCode(): Promise<string>;
  /** A screen or dialog has come up that was not there before. */
  takeIn(): Promise<void>;
  /** Something has changed on what was there before. */
  takeInNews(): Promise<void>;
  /** What lay over the screen is gone, and the screen is as it was. */
  takeUpAgain(): Promise<void>;
}

/** Makes a journey from the attract screen back to it. */
async function travel(kiosk: Kiosk, hand: Hand, { kind, intents }: Journey): Promise<void> {
  const { page, terminal } = kiosk;
  const catalogues = { en: english, es: spanish };
  let language: keyof typeof catalogues = 'en';
  let code = '';
  const says = (wanted: Wanted): string | RegExp =>
    typeof wanted === 'string'
      ? String(new IntlMessageFormat(catalogues[language][wanted], language).format({ kind }))
      : wanted;
  const text = (id: TextId): string => String(says(id));
  const typed = (what: string) =>
    expect
      .poll(() =>
        page
          .locator('main')
          .locator('textarea, input')
          .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value)),
      )
      .toContain(what);
  const arrives = async (place: Place): Promise<void> => {
    await page.locator(shownBy(place)).waitFor();
    if (place !== 'attract') await hand.takeIn();
  };

  for (const intent of intents) {
    switch (intent.means) {
      case 'begin':
        await page.locator(shownBy('attract')).waitFor();
        language = 'en';
        await hand.begin(text('attract.start'));
        await arrives('menu');
        break;
      case 'choose': {
        const held = intent.while === undefined ? null : await hold(page, waitingFor[intent.while]);
        await hand.choose(says(intent.wanted));
        if (intent.while !== undefined) await arrives(intent.while);
        await held?.letGo();
        language = intent.language ?? language;
        if (intent.language !== undefined) await page.locator(`html[lang="${intent.language}"]`).waitFor();
        if (intent.again && intent.place !== undefined) {
          await page.locator(shownBy(intent.place)).waitFor();
          await hand.takeUpAgain();
        } else if (intent.place === undefined) await hand.takeInNews();
        else if (isSamePlace(intent.place, intent.while)) {
          await page.locator(shownBy(intent.place)).waitFor();
          await hand.takeInNews();
        } else await arrives(intent.place);
        break;
      }
      case 'type':
        if (intent.into !== undefined) await hand.choose(text(intent.into));
        await hand.type(intent.text);
        await typed(intent.text);
        break;
      case 'askForHelp':
        await hand.askForHelp(text('action.help'));
        await arrives('help');
        break;
      case 'noteCode':
        code = await hand.noteCode();
        break;
      case 'typeCode':
        await hand.type(code);
        await typed(code);
        break;
      case 'presentCard':
        await terminal.simulate({ do: 'tapCard', cardId: 'everyday' });
        await arrives(intent.place);
        await terminal.simulate({ do: 'removeCard' });
        break;
      case 'findTyped':
        await typed(intent.text);
        break;
      case 'findTextSize':
        expect(await page.locator('html').getAttribute('data-text-size')).toBe(intent.textSize);
        break;
      case 'beAnsweredByStaff': {
        const events = await listen(terminal.origin, undefined, 'counter');
        const { event } = await events.until('snapshot');
        const callId =
          event.type === 'snapshot' ? CounterSnapshot.parse(event.snapshot).staffCalls.at(-1)?.callId : '';
        await terminal.post(answerStaffCall.path, { callId });
        events.hangUp();
        await page.locator(shownBy('staffCall/coming')).waitFor();
        await hand.takeInNews();
        break;
      }
      case 'stayAway':
        await letTimePass(page);
        await arrives('idleWarning');
    }
  }
}

const UNCOVERED = '.kiosk:not(:has(dialog[open]))';

const faces: Readonly<Record<Place, string>> = {
  attract: `${UNCOVERED} [data-screen="attract"][data-open="true"]`,
  filed: `${UNCOVERED} [data-receipt="printed"]`,
  'staffCall/calling': 'dialog[open] [data-staff-call="calling"]',
  'staffCall/called': 'dialog[open] [data-staff-call="called"]',
  'staffCall/coming': 'dialog[open] [data-staff-call="coming"]',
};

/** A screen counts as shown when nothing lies over it. */
function shownBy(place: Place): string {
  return faces[place] ?? `${UNCOVERED} [data-screen="${place}"], dialog[open][data-dialog="${place}"]`;
}

/** Two faces of one screen or dialog. */
function isSamePlace(one: Place, other: Place | undefined): boolean {
  return one.split('/')[0] === other?.split('/')[0];
}

/** The request that each passage waits for; it is held until the passage has been taken in. */
const waitingFor: Readonly<Record<Passage, string>> = {
  filing: fileCase.path,
  cardPrinting: printCardSummary.path,
  parking: parkDraft.path,
  draftOpening: openDraft.path,
  'staffCall/calling': callStaff.path,
};

async function hold(page: Page, path: string): Promise<{ letGo(): Promise<void> }> {
  const isIt = (url: URL) => url.pathname === path;
  const request = Promise.withResolvers<Route>();
  await page.route(isIt, (route) => request.resolve(route));
  return {
    letGo: async () => {
      await (await request.promise).continue();
      await page.unroute(isIt);
    },
  };
}

/**
 * Makes every journey with this hand, one visit after the other, and prints how many presses each took.
 * @returns what went wrong, by journey.
 */
export async function travelAll(
  name: string,
  handOf: (kiosk: Kiosk) => Hand | Promise<Hand>,
  config: object = {},
): Promise<string[]> {
  const kiosk = await startKiosk({ config });
  await watchTime(kiosk.page);
  const hand = await handOf(kiosk);
  const failed: string[] = [];
  await kiosk.page.reload();
  for (const journey of howMuch('journeys', { inLane: journeys, usual: briefJourneys })) {
    const before = hand.presses();
    try {
      await travel(kiosk, hand, journey);
      process.stdout.write(`${name}: ${journey.name}: ${hand.presses() - before} presses\n`);
    } catch (error) {
      failed.push(`${journey.name}: ${error instanceof Error ? error.message : String(error)}`);
      await kiosk.terminal.simulate({ do: 'removeCard' });
      await kiosk.page.reload();
    }
  }
  return failed;
}
