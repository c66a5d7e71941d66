import type { Locator, Page, Route } from 'playwright-core';
import { LOSS_NOTICE_MS } from '../../kiosk-ui/flows/delays.ts';
import type { Language } from '../../kiosk-ui/shell/language/languages.ts';
import { type Control, controlFor } from '../flows/controls.ts';
import { aSnapshot } from '../flows/examples.ts';
import { type ModelVisit, type VisitStep, withPairs } from '../flows/whole-visit.ts';
import { placeOf } from './control-places.ts';
import { hearFlowSteps } from './followed-flow.ts';
import { takeInHand } from './page-in-hand.ts';
import { isDiscarding, nothing, requestOf } from './service-answers.ts';

/** A real kiosk page whose every step is one of the machines': what it is asked for it does, or the step fails. */
export interface WalkedPage {
  /** Loads the page; it is then where a fresh model of a visit is. */
  begin(): Promise<void>;
  /** Lets the customer, a device, the service or time do this, and resolves when the page stands where it should. */
  take(visit: ModelVisit, step: VisitStep): Promise<void>;
  /** Names of the transitions that the page's machines took so far. */
  readonly took: ReadonlySet<string>;
}

/** What the customer presses buttons with: a finger where they stand, or the pad's select key when they are in focus. */
export type Hand = 'finger' | 'keys';

/** How long a page may take to come to where its machines should be. */
const STEP_PATIENCE_MS = 10_000;
/** What takes at least this long passes only when the walk says so. */
const WATCHED_TIMER_MS = 1_000;

/**
 * Puts the edges of a page into the test's hands: the stream of events, the clock, and all requests to the service.
 * The page itself, its machines and its screens are the real ones.
 */
export async function walkedPage(
  page: Page,
  origin: string,
  language: Language,
  hand: Hand,
): Promise<WalkedPage> {
  const took = new Set<string>();
  const values = new Map<string, string>();
  /** The question that the step now made is about, and what was heard of the step before that was known. */
  let at: string | null | undefined;
  let early: string[] = [];
  let wake = () => {};
  await hearFlowSteps(page, (step) => {
    values.set(step.machine, JSON.stringify(step.value));
    if (at == null) early.push(...step.took);
    for (const name of withPairs(step.took, at)) took.add(name);
    wake();
  });
  await page.addInitScript(takeInHand, {
    snapshot: { ...aSnapshot, terminal: { ...aSnapshot.terminal, simulated: false } },
    watched: WATCHED_TIMER_MS,
  });
  const requests = new Map<string, Route[]>();
  await page.route(
    (url) => url.pathname.startsWith('/api/') || url.pathname === '/kiosk/',
    (route, request) => {
      if (request.isNavigationRequest()) return void route.continue();
      // Nothing comes of its answer, so no step is its answer: left waiting, it would be taken for the next opening.
      if (isDiscarding(request)) return void route.fulfill(nothing);
      const { pathname } = new URL(request.url());
      requests.set(pathname, [...(requests.get(pathname) ?? []), route]);
      wake();
    },
  );
  // A request that the page has given up can no longer be answered.
  page.on('requestfailed', (request) => {
    const { pathname } = new URL(request.url());
    const waiting = requests.get(pathname)?.filter((route) => route.request() !== request);
    if (waiting !== undefined) requests.set(pathname, waiting);
  });
  await page.emulateMedia({ reducedMotion: 'reduce' });

  /** Resolves when this holds; what is waited for can only change when the page tells something. */
  const until = async (holds: () => boolean, what: () => string): Promise<void> => {
    const tooLate = AbortSignal.timeout(STEP_PATIENCE_MS);
    while (!holds()) {
      if (tooLate.aborted) throw new Error(what());
      await new Promise<void>((resolve) => {
        wake = resolve;
        tooLate.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  };

  const answer = async (step: Extract<VisitStep, { by: 'service' }>): Promise<void> => {
    const { path, body } = requestOf(step.event);
    await until(
      () => (requests.get(path)?.length ?? 0) > 0,
      () => `the page never asked for ${path}`,
    );
    const waiting = requests.get(path)?.pop();
    if (!step.event.type.startsWith('xstate.done.')) await waiting?.abort();
    else await waiting?.fulfill(body(step.event.output, language));
  };

  const tell = async ({ event }: VisitStep): Promise<void> => {
    if (event.type === 'terminal.live') return page.evaluate(() => window.inHand.pulse());
    if (event.type === 'terminal.lost') {
      await page.evaluate(() => window.inHand.stumble());
      await page.evaluate((delay) => void window.inHand.pass(delay), LOSS_NOTICE_MS);
      return;
    }
    await page.evaluate((told) => window.inHand.hear(told), {
      ...event,
      type: event.type.slice('terminal.'.length),
    });
  };

  const touch = async (visit: ModelVisit, { event }: VisitStep): Promise<void> => {
    const control = controlFor(visit, event);
    if (control === null) throw new Error('there is no control for it');
    const { keys, speechKeys } = aSnapshot.terminal;
    if (control.at === 'helpKey') return page.keyboard.press(keys.help[0] ?? '');
    if (control.at === 'speechKey') return page.keyboard.press(speechKeys.onOff[0] ?? '');
    if (control.at === 'field') return placeOf(page, control, language).fill(control.text);
    // Where the page begins in English, a customer who reads another language begins with that.
    const begins = control.at === 'begin' && language !== 'en';
    const place = placeOf(page, begins ? { at: 'language' } : control, language);
    if (hand === 'finger' || control.at === 'heading') return press(page, place);
    await place.press(keys.select[0] ?? '');
  };

  return {
    took,
    begin: async () => {
      values.clear();
      requests.clear();
      await page.goto(`${origin}/kiosk/`);
      await page.locator('[data-screen="attract"]').waitFor();
    },
    take: async (visit, step) => {
      at = visit.form?.at;
      early = [];
      const control = step.by === 'customer' ? controlFor(visit, step.event) : null;
      visit.hand = isByKeys(control, hand) ? 'keys' : 'finger';
      if (step.by === 'customer') await touch(visit, step);
      else if (step.by === 'terminal') await tell(step);
      else if (step.by === 'service') await answer(step);
      else {
        const delayMs = visit.delayOf(step);
        const passed = await page.evaluate((delay) => window.inHand.pass(delay), delayMs);
        if (passed === 0) throw new Error(`nothing waits for ${delayMs} ms`);
      }
      visit.take(step);
      const expected = Object.entries(visit.values).map(
        ([id, value]) => [id, JSON.stringify(value)] as const,
      );
      await until(
        () => expected.every(([id, value]) => values.get(id) === value),
        () => `the page stands at ${JSON.stringify([...values])}, the model at ${JSON.stringify(expected)}`,
      );
      at ??= visit.form?.at;
      for (const name of withPairs(early, at)) took.add(name);
      const { dialog, screen } = visit;
      await page
        .locator(dialog === undefined ? `[data-screen="${screen}"]` : `[data-dialog="${dialog}"][open]`)
        .waitFor();
    },
  };
}

/** Whether the page hears of a key that somebody works with. */
function isByKeys(control: Control | null, hand: Hand): boolean {
  if (control === null || control.at === 'heading' || control.at === 'field' || control.at === 'speechKey')
    return false;
  return hand === 'keys' || control.at === 'helpKey';
}

/** So often may what is pressed move away just before the touch lands. */
const LONGEST_CHASE = 5;

/**
 * Touches what has come to rest, where it is, and aims again if it moved at the last moment. A tap of Playwright's waits
 * for more frames than a walk has time for.
 */
async function press(page: Page, control: Locator): Promise<void> {
  for (let tries = 0; tries < LONGEST_CHASE; tries++) {
    const { x, y } = await control.evaluate(async (element) => {
      await document.fonts.ready;
      element.scrollIntoView({ block: 'nearest' });
      window.inHand.aim(element);
      for (let before = ''; ; ) {
        await new Promise(requestAnimationFrame);
        const { left, top, width, height } = element.getBoundingClientRect();
        const now = [left, top, width, height].join();
        if (now === before) return { x: left + width / 2, y: top + height / 2 };
        before = now;
      }
    });
    await page.touchscreen.tap(x, y);
    if (await page.evaluate(() => window.inHand.hit())) return;
  }
  throw new Error(`${control} moves away from every touch`);
}
