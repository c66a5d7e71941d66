import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Language } from '../../kiosk-ui/language/languages.ts';
import { routes, type SimulatorCommand, StaffCall } from '../../terminal-service/api/contract.ts';
import { type GuidedPage, guide, undrawableCard } from './guided-page.ts';

/** What the walk needs besides the page: the hands that work the simulated devices, and the plug. */
export interface WalkedTerminal {
  readonly origin: string;
  simulate(command: SimulatorCommand): Promise<void>;
  post(path: string, body: unknown): Promise<Response>;
  kill(): Promise<void>;
}

/** A place to stop at: a screen or a dialog, and if it has several faces, which. */
export type Stop = string | `${string}/${string}`;

/** The screen or dialog that is shown at a stop, by its `data-screen` or `data-dialog`. */
export const shownAt = (stop: Stop): string => stop.split('/')[0] ?? stop;

interface Walk {
  readonly page: Page;
  readonly kiosk: GuidedPage;
  readonly terminal: WalkedTerminal;
}

type Part = AsyncGenerator<Stop, void, void>;

/** Long enough to be broken into lines everywhere, and to fill the answer on the check page. */
const NARRATIVE =
  'I waved, and the bus went on without stopping. It was raining, and the next one was full. '.repeat(3);

/**
 * Leads a kiosk page to every screen and dialog that there is, and yields at each; what is yielded is what is
 * then on the screen. The terminal is gone afterwards.
 */
export async function* everyScreen(page: Page, terminal: WalkedTerminal, wording: Language | 'qps'): Part {
  const walk = { page, terminal, kiosk: await guide(page, terminal.origin, wording) };
  yield* frontAndDialogs(walk);
  yield* complaint(walk);
  const code = yield* putAway(walk);
  yield* takenUpAndFiled(walk, code);
  yield* cardCheck(walk);
  yield* misfortunes(walk);
}

/** Every name that a screen or a dialog of the kiosk goes by, from the source: one added later is in it. */
export function namesOfScreens(): Set<string> {
  const folder = join(import.meta.dirname, '..', '..', 'kiosk-ui');
  const sources = ['kiosk', 'access', 'language', 'speech'].flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => readFileSync(join(folder, part, name), 'utf8')),
  );
  const name = /<(?:Question|Dialog)\s+name="(\w+)"|data-(?:screen|dialog)="(\w+)"/g;
  return new Set(
    sources.flatMap((source) => [...source.matchAll(name)].map(([, one, other]) => one ?? other ?? '')),
  );
}

async function* frontAndDialogs({ page, kiosk, terminal }: Walk): Part {
  await kiosk.open();
  yield 'attract';
  await kiosk.begin();
  yield 'menu';
  await kiosk.footer('help');
  await kiosk.shows('help');
  yield 'help';
  await kiosk.presses(1);
  await kiosk.shows('settings');
  yield 'settings';
  await kiosk.presses(0);
  await kiosk.languages();
  await kiosk.shows('languages');
  yield 'languages';
  await kiosk.presses(0);

  const call = await kiosk.holds(routes.callStaff.path);
  await kiosk.chooses(3);
  await kiosk.shows('staffCall');
  yield 'staffCall/calling';
  const reply = page.waitForResponse((response) => response.url().endsWith(routes.callStaff.path));
  await call.letGo();
  const { callId } = StaffCall.parse(await (await reply).json());
  await page.locator('[data-staff-call="called"]').waitFor();
  yield 'staffCall/called';
  await terminal.post(routes.answerStaffCall.path, { callId });
  await page.locator('[data-staff-call="coming"]').waitFor();
  yield 'staffCall/coming';
  await kiosk.presses(0);
  const lostCall = await kiosk.holds(routes.callStaff.path);
  await kiosk.chooses(3);
  await lostCall.fail();
  await page.locator('[data-staff-call="notReached"]').waitFor();
  yield 'staffCall/notReached';
  await kiosk.presses(1);
}

async function* complaint({ kiosk, terminal }: Walk): Part {
  await kiosk.chooses(1);
  await kiosk.shows('presentCard');
  yield 'presentCard';
  await terminal.simulate({ do: 'unplugReader' });
  await kiosk.shows('readerDown');
  yield 'readerDown';
  await terminal.simulate({ do: 'plugInReader' });
  await kiosk.shows('presentCard');
  await kiosk.hears({ type: 'card.dropped', reason: 'severalCards' });
  await kiosk.shows('cardNotRead');
  yield 'cardNotRead';
  await terminal.simulate({ do: 'tapCard', cardId: 'everyday' });
  await kiosk.shows('cardSummary');
  yield 'cardSummary';
  await terminal.simulate({ do: 'removeCard' });
  await kiosk.presses(0);
  await kiosk.shows('kind');
  yield 'kind';
  await kiosk.chooses(0);
  await kiosk.shows('category');
  yield 'category';
  await kiosk.chooses(1);
  await kiosk.shows('trip');
  yield 'trip';
  await kiosk.chooses(0);
  await kiosk.shows('narrative');
  yield 'narrative';
  await kiosk.presses(0);
  yield 'narrative/problem';
  await kiosk.fills(0, NARRATIVE);
  await kiosk.presses(0);
  await kiosk.shows('contact');
  yield 'contact';
  await kiosk.fills(1, 'nobody at all');
  await kiosk.presses(0);
  yield 'contact/problem';
  await kiosk.fills(0, 'Ana Maria Petrosyan de la Cruz');
  await kiosk.fills(1, 'ana.maria.petrosyan@example.com');
  await kiosk.presses(0);
  await kiosk.shows('checkAnswers');
  yield 'checkAnswers';
}

/** Returns the code of the answers that are put away. */
async function* putAway({ page, kiosk }: Walk): AsyncGenerator<Stop, string, void> {
  await kiosk.footer('startOver');
  await kiosk.shows('confirmStartOver');
  yield 'confirmStartOver';
  const lost = await kiosk.holds(routes.parkDraft.path);
  await kiosk.presses(1);
  await kiosk.shows('parking');
  yield 'parking';
  await lost.fail();
  await kiosk.shows('parkingFailed');
  yield 'parkingFailed';
  await kiosk.presses(1);
  await kiosk.shows('parked');
  yield 'parked';
  return (await page.locator('.dialog-code').textContent()) ?? '';
}

async function* takenUpAndFiled({ page, kiosk, terminal }: Walk, code: string): Part {
  await kiosk.open();
  await kiosk.begin();
  await kiosk.chooses(2);
  await kiosk.shows('draftCode');
  yield 'draftCode';
  await kiosk.presses(0);
  yield 'draftCode/problem';
  await kiosk.fills(0, code);
  const opening = await kiosk.holds(routes.openDraft.path);
  await kiosk.presses(0);
  await kiosk.shows('draftOpening');
  yield 'draftOpening';
  await terminal.simulate({ do: 'takePaperOut' });
  await opening.letGo();
  await kiosk.shows('checkAnswers');
  yield 'checkAnswers/paperOut';
  const lost = await kiosk.holds(routes.fileCase.path);
  await kiosk.presses(0);
  await kiosk.shows('filing');
  yield 'filing';
  await lost.fail();
  await kiosk.shows('filingFailed');
  yield 'filingFailed';
  await kiosk.presses(0);
  await kiosk.shows('receiptTrouble');
  yield 'receiptTrouble';
  await terminal.simulate({ do: 'putPaperIn' });
  await page.locator('[data-receipt="printed"]').waitFor();
  yield 'filed';
}

async function* cardCheck({ page, kiosk, terminal }: Walk): Part {
  await kiosk.open();
  await kiosk.begin();
  await kiosk.chooses(0);
  await kiosk.shows('presentCard');
  yield 'presentCard/toCheckIt';
  await terminal.simulate({ do: 'tapCard', cardId: 'locked' });
  await kiosk.shows('cardCheck');
  yield 'cardCheck/withProblems';
  await terminal.simulate({ do: 'removeCard' });
  await terminal.simulate({ do: 'tapCard', cardId: 'everyday' });
  await page.locator('[data-screen="cardCheck"]:not(:has([data-problem]))').waitFor();
  yield 'cardCheck';
  await terminal.simulate({ do: 'removeCard' });
  await kiosk.presses(1);
  await kiosk.shows('cardTrips');
  yield 'cardTrips';
  const printing = await kiosk.holds(routes.printCardSummary.path);
  await kiosk.presses(1);
  await kiosk.shows('cardPrinting');
  yield 'cardPrinting';
  await printing.letGo();
  await kiosk.shows('cardPrinted');
  yield 'cardPrinted';
  await kiosk.footer('back');
  await terminal.simulate({ do: 'takePaperOut' });
  await kiosk.presses(2);
  await kiosk.shows('cardNotPrinted');
  yield 'cardNotPrinted';
}

async function* misfortunes({ page, kiosk, terminal }: Walk): Part {
  await kiosk.isLeftAlone();
  await kiosk.shows('idleWarning');
  yield 'idleWarning';
  await kiosk.open();
  await kiosk.begin();
  // The page asks for itself before it begins anew; as long as nobody answers it stays as it is.
  await page.route('**/kiosk/', (route) => route.abort());
  await kiosk.hears({ type: 'card.read', card: undrawableCard });
  await kiosk.shows('broken');
  yield 'broken';
  await page.unrouteAll();
  await kiosk.open();
  await terminal.kill();
  await kiosk.shows('outOfService');
  yield 'outOfService';
}
