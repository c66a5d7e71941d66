import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { KioskSnapshot } from '../../contract/live-state.ts';
import type { SimulatorCommand } from '../../contract/simulator.ts';
import {
  IDLE_COUNTDOWN_MS,
  IDLE_WARNING_MS,
  UNHURRIED_IDLE_COUNTDOWN_MS,
  UNHURRIED_IDLE_WARNING_MS,
} from '../../kiosk-ui/flows/delays.ts';
import { fakeEngine } from '../terminal-service/modules/speech/fake-engine.ts';
import { getAs, postAs } from '../terminal-service/page-requests.ts';
import { temporaryFolder } from '../terminal-service/temporary-folder.ts';
import { spawnTerminal } from '../terminal-service/terminal-process.ts';
import { canaries, found, typed } from './canaries.ts';
import { launchProfile } from './chromium.ts';
import { type GuidedPage, guide } from './guided-page.ts';
import { filesUnder, heldByBrowser, pageHeap, serviceHeap } from './places.ts';

/** What was found, by the place where it was found; a place with nothing in it is not named. */
export type Findings = Readonly<Record<string, readonly string[]>>;

export interface WatchedKiosk {
  readonly page: Page;
  readonly kiosk: GuidedPage;
  /** Of the service. */
  readonly dataDir: string;
  simulate(command: SimulatorCommand): Promise<void>;
  /** From the attract screen to the menu, as a new visit. */
  begins(): Promise<void>;
  /** From the attract screen to the check page: a card, a scanned code, something in every field and said back. */
  answersEverything(): Promise<void>;
  /** The customer goes. Resolves when the kiosk asks whether anybody is there; nobody will answer. */
  timePasses(): Promise<void>;
  /** Resolves when the page of the visit has ended and a new one stands at the attract screen. */
  hasBegunAnew(): Promise<void>;
  /** More words that are to be found nowhere, by what they are. */
  mustForget(more: Readonly<Record<string, string>>): void;
  /** The words of this visit in the page's heap. */
  inPageHeap(): Promise<readonly string[]>;
  /** Looks everywhere while browser and service go on. */
  look(): Promise<Findings>;
  /** Ends browser and service as a technician would, and looks at what they leave on the disk. */
  lookAfterShutdown(): Promise<Findings>;
}

/**
 * A kiosk of which everything can be looked at: the service as a process of its own and a browser with a profile on
 * disk, each with its own folder for temporary files.
 */
export async function watchKiosk(): Promise<WatchedKiosk> {
  const disk = temporaryFolder();
  const folder = (name: string) => {
    const path = join(disk, name);
    mkdirSync(path);
    return path;
  };
  const dataDir = folder('data');
  const outside = temporaryFolder();
  const engine = await fakeEngine();
  const config = join(outside, 'config.json');
  writeFileSync(config, JSON.stringify({ terminalPrefix: '7QK', speech: { engine: engine.path } }));
  const service = spawnTerminal({
    PORT: '0',
    DATA_DIR: dataDir,
    CONFIG: config,
    TMPDIR: folder('temporary-service'),
    NODE_OPTIONS: `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${outside}`,
  });
  onTestFinished(() => void service.kill('SIGKILL'));
  const said: Buffer[] = [];
  for (const output of [service.stdout, service.stderr])
    output?.on('data', (chunk: Buffer) => said.push(chunk));
  const [address] = await once(createInterface({ input: service.stdout ?? process.stdin }), 'line');
  const { origin } = new URL(String(address));

  const browser = await launchProfile(folder('profile'), folder('temporary-browser'));
  onTestFinished(() => browser.close());
  const page = browser.pages()[0] ?? (await browser.newPage());
  page.setDefaultTimeout(60_000);
  await shortenWaits(page, [
    IDLE_WARNING_MS,
    IDLE_COUNTDOWN_MS,
    UNHURRIED_IDLE_WARNING_MS,
    UNHURRIED_IDLE_COUNTDOWN_MS,
  ]);
  const kiosk = await guide(page, origin, 'en');
  await kiosk.open();

  const simulate = async (command: SimulatorCommand) => {
    const reply = await postAs(origin, '/api/simulator', command);
    if (!reply.ok) throw new Error(`${command.do}: ${await reply.text()}`);
  };

  const begins = async () => {
    await kiosk.begin();
    await page.evaluate(() => Object.assign(window, { ofThisVisit: true }));
  };
  /** Types, and waits until what was typed has been said back. */
  const fillAndHear = async (field: number, text: string) => {
    await kiosk.fills(field, text);
    await engine.runOf(text);
  };

  /** What must not be left: the words, and the id by which the tapped card was known. */
  const words: Record<string, string> = { ...canaries };
  const findings = (places: Iterable<readonly [string, Uint8Array]>): Findings =>
    Object.fromEntries(
      [...places]
        .map(([place, held]) => [place, found(held, words)] as const)
        .filter(([, names]) => names.length > 0),
    );
  const onDisk = (): [string, Uint8Array][] => [...filesUnder(disk), ['output', Buffer.concat(said)]];

  return {
    page,
    kiosk,
    dataDir,
    simulate,
    begins,
    mustForget: (more) => void Object.assign(words, more),
    answersEverything: async () => {
      await begins();
      await page.keyboard.press('F4');
      await simulate({ do: 'scanCode', text: `https://example.com/${canaries.scan}` });
      await kiosk.chooses(3);
      await kiosk.shows('draftCode');
      await fillAndHear(0, canaries.code);
      await kiosk.presses(0);
      await page.locator('[data-screen="draftCode"] [aria-invalid="true"]').waitFor();
      await kiosk.footer('back');
      await kiosk.chooses(1);
      await kiosk.shows('presentCard');
      await simulate({ do: 'tapCard', cardId: 'everyday' });
      await kiosk.shows('cardSummary');
      const status = await getAs(origin, '/api/status');
      words.tap = KioskSnapshot.parse(await status.json()).card?.tapId ?? '';
      await simulate({ do: 'removeCard' });
      await kiosk.presses(0);
      await kiosk.shows('kind');
      await kiosk.chooses(0);
      await kiosk.shows('category');
      await kiosk.chooses(1);
      await kiosk.shows('trip');
      await kiosk.chooses(0);
      await kiosk.shows('narrative');
      await fillAndHear(0, typed.narrative);
      await kiosk.presses(0);
      await kiosk.shows('contact');
      await fillAndHear(0, typed.name);
      await fillAndHear(1, typed.email);
      await fillAndHear(2, typed.phone);
      await kiosk.presses(0);
      await kiosk.shows('checkAnswers');
    },
    timePasses: async () => {
      await page.evaluate(() => Object.assign(window, { nobodyIsThere: true }));
      // The last touch, from which the time is counted.
      await page.locator('main h1').tap();
      await kiosk.shows('idleWarning');
    },
    hasBegunAnew: async () => {
      await page.waitForFunction(
        () =>
          !('ofThisVisit' in window) && document.querySelector('[data-screen="attract"][data-open="true"]'),
      );
    },
    inPageHeap: async () => found(await pageHeap(page), words),
    look: async () =>
      findings([
        ...(await heldByBrowser(page)),
        ['heap of the page', await pageHeap(page)],
        ['heap of the service', await serviceHeap(service, origin, outside)],
        ...onDisk(),
      ]),
    lookAfterShutdown: async () => {
      await browser.close();
      const gone = once(service, 'exit');
      service.kill('SIGTERM');
      await gone;
      return findings(onDisk());
    },
  };
}

/** Once nobody is there, what the page would wait for this long comes soon. */
async function shortenWaits(page: Page, waits: readonly number[]): Promise<void> {
  const soon = 500;
  await page.addInitScript(
    ({ waits, soon }) => {
      const usual = window.setTimeout;
      window.setTimeout = ((run: () => void, delay?: number) =>
        usual(
          run,
          'nobodyIsThere' in window && waits.includes(delay ?? 0) ? soon : delay,
        )) as typeof setTimeout;
    },
    { waits, soon },
  );
}
