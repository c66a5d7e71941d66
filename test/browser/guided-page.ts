import type { Locator, Page, Route } from 'playwright-core';
import type { TerminalEvent } from '../../contract/live-state.ts';
import type { Problem } from '../../contract/problems.ts';
import { type AccessibilitySettings, settingChoices } from '../../kiosk-ui/flows/accessibility-settings.ts';
import { IDLE_WARNING_MS, UNHURRIED_IDLE_WARNING_MS } from '../../kiosk-ui/flows/delays.ts';
import { allLanguages, type Language } from '../../kiosk-ui/shell/language/languages.ts';

/** A kiosk page that is led by the places of its buttons, so that the way is the same in every language. */
export interface GuidedPage {
  /** Loads the page and comes to the attract screen in these words; `qps` is the stretched English. */
  open(): Promise<void>;
  /** From the attract screen to the menu, in the language. */
  begin(): Promise<void>;
  /** Resolves when this screen or dialog is shown. */
  shows(name: string): Promise<void>;
  chooses(answer: number): Promise<void>;
  /** Presses one of the ways on at the end of the screen, or of the dialog that lies over it. */
  presses(action: number): Promise<void>;
  footer(button: 'back' | 'startOver' | 'settings' | 'help'): Promise<void>;
  languages(): Promise<void>;
  fills(field: number, text: string): Promise<void>;
  /** Keeps the next request to this path from being answered, until it is let go or fails. */
  holds(path: string): Promise<HeldRequest>;
  /** Tells the page what the service would. */
  hears(event: TerminalEvent): Promise<void>;
  /** The time of somebody who has gone away passes at once. */
  isLeftAlone(): Promise<void>;
  /** The next wait of one of these lengths that begins, in milliseconds, is over at once. */
  hurries(...delays: number[]): Promise<void>;
  /** No wait of one of these lengths that begins from now on ever ends. */
  stops(...delays: number[]): Promise<void>;
  /** Chooses how the kiosk speaks, in the settings dialog, which stays open. */
  setsSpeech(choice: AccessibilitySettings['speech']): Promise<void>;
}

export interface HeldRequest {
  letGo(): Promise<void>;
  fail(): Promise<void>;
  /** The service is made to refuse. */
  refuse(status: number, code: Problem['code']): Promise<void>;
}

interface Instrumented {
  eventStream?: EventSource;
  hurried?: readonly number[];
  stopped?: readonly number[];
}

export async function guide(page: Page, origin: string, wording: Language | 'qps'): Promise<GuidedPage> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.addInitScript(() => {
    const instrumented = window as Instrumented;
    const { setTimeout: usualTimeout, EventSource: UsualStream } = window;
    window.EventSource = class extends UsualStream {
      constructor(...about: ConstructorParameters<typeof EventSource>) {
        super(...about);
        instrumented.eventStream = this;
      }
    };
    window.setTimeout = ((run: () => void, delay?: number) => {
      const isHurried = delay !== undefined && instrumented.hurried?.includes(delay) === true;
      if (isHurried) delete instrumented.hurried;
      const isStopped = delay !== undefined && instrumented.stopped?.includes(delay) === true;
      return isStopped ? 0 : usualTimeout(run, isHurried ? 0 : delay);
    }) as typeof setTimeout;
  });

  const hurries = (...delays: number[]) =>
    page.evaluate((wanted) => {
      (window as Instrumented).hurried = wanted;
    }, delays);
  const top = (): Locator => page.locator('dialog[open], .kiosk:not(:has(dialog[open])) main');
  return {
    open: async () => {
      await page.goto(`${origin}/kiosk/${wording === 'qps' ? '?language=qps' : ''}`);
      await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
      await page.locator('.dock, .dock-handle').first().waitFor({ state: 'attached' });
      if (wording === 'qps') await page.getByRole('heading', { name: /^\[/ }).waitFor();
    },
    begin: async () => {
      if (wording === 'qps') await page.locator('.attract-ways .button').tap();
      else await page.locator('.language-list .button').nth(allLanguages.indexOf(wording)).tap();
      await page.locator('[data-screen="menu"]').waitFor();
      await page.locator(`html[lang="${wording === 'qps' ? 'en' : wording}"]`).waitFor();
    },
    shows: (name) => page.locator(`[data-screen="${name}"], [data-dialog="${name}"][open]`).waitFor(),
    chooses: (answer) => page.locator('main .button-choice').nth(answer).tap(),
    presses: (action) => top().locator('.question-actions .button').nth(action).tap(),
    footer: async (button) => {
      const buttons = page.locator('.footer-bar .button');
      const last = (await buttons.count()) - 1;
      const places = { back: 0, startOver: last - 2, settings: last - 1, help: last };
      await buttons.nth(places[button]).tap();
    },
    languages: () => page.locator('.header .button').tap(),
    fills: (field, text) => page.locator('main').locator('input, textarea').nth(field).fill(text),
    holds: (path) => hold(page, path),
    hears: (event) =>
      page.evaluate((data) => {
        const { eventStream } = window as Instrumented;
        eventStream?.dispatchEvent(new MessageEvent('message', { data }));
      }, JSON.stringify(event)),
    isLeftAlone: async () => {
      await hurries(IDLE_WARNING_MS, UNHURRIED_IDLE_WARNING_MS);
      await page.locator('main h1').tap();
    },
    hurries,
    stops: (...delays) =>
      page.evaluate((unwanted) => {
        (window as Instrumented).stopped = unwanted;
      }, delays),
    setsSpeech: (choice) =>
      page
        .locator('[data-dialog="settings"] fieldset')
        .last()
        .locator('.button')
        .nth(settingChoices.speech.indexOf(choice))
        .tap(),
  };
}

async function hold(page: Page, path: string): Promise<HeldRequest> {
  const isIt = (url: URL) => url.pathname === path;
  const request = Promise.withResolvers<Route>();
  await page.route(isIt, (route) => request.resolve(route));
  const decide = async (answer: (route: Route) => Promise<void>) => {
    await answer(await request.promise);
    await page.unroute(isIt);
  };
  return {
    letGo: () => decide((route) => route.continue()),
    fail: () => decide((route) => route.abort()),
    refuse: (status, code) => decide((route) => route.fulfill({ status, json: { code, message: code } })),
  };
}
