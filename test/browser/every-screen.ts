import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Language } from '../../kiosk-ui/shell/language/languages.ts';
import { questionKeys } from '../flows/form-paths.ts';
import { guide } from './guided-page.ts';
import { cardCheck } from './ways/card-check.ts';
import { complaint, filed, putAway, takenUp } from './ways/complaint.ts';
import { frontAndDialogs } from './ways/front.ts';
import { lostItem } from './ways/lost-item.ts';
import { misfortunes } from './ways/misfortunes.ts';
import type { Part, Stop, Walk, WalkedTerminal } from './ways/walk.ts';

export type { Stop, WalkedTerminal } from './ways/walk.ts';

/** The screen or dialog that is shown at a stop, by its `data-screen` or `data-dialog`. */
export const shownAt = (stop: Stop): string => stop.split('/')[0] ?? stop;

/**
 * Leads a kiosk page to every screen and dialog that there is, and yields at each; what is yielded is what is
 * then on the screen. `spoken`: with speech on all the way. The terminal is gone afterwards.
 */
export async function* everyScreen(
  page: Page,
  terminal: WalkedTerminal,
  wording: Language | 'qps',
  voice: 'silent' | 'spoken' = 'silent',
): Part {
  const kiosk = await guide(page, terminal.origin, wording);
  const isSpoken = voice === 'spoken';
  const begin = async () => {
    await kiosk.open();
    await kiosk.begin();
    if (!isSpoken) return;
    await kiosk.footer('settings');
    await kiosk.setsSpeech('on');
    await kiosk.presses(0);
  };
  const walk: Walk = { page, kiosk, terminal, isSpoken, begin };
  yield* frontAndDialogs(walk);
  yield* complaint(walk);
  const code = yield* putAway(walk);
  yield* takenUp(walk, code);
  yield* filed(walk);
  yield* cardCheck(walk);
  yield* lostItem(walk);
  yield* misfortunes(walk);
}

/** Every name that a screen or a dialog of the kiosk goes by, from source and forms: one added later is in it. */
export function namesOfScreens(): Set<string> {
  const folder = join(import.meta.dirname, '..', '..', 'kiosk-ui');
  const sources = ['kiosk', 'shell', 'tasks'].flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => readFileSync(join(folder, part, name), 'utf8')),
  );
  const name = /<(?:Question|Dialog|CardNotice)\s+name="(\w+)"|data-(?:screen|dialog)="(\w+)"/g;
  const written = sources.flatMap((source) =>
    [...source.matchAll(name)].map(([, one, other]) => one ?? other ?? ''),
  );
  // A question's screen is called as the question.
  return new Set([...written, ...questionKeys]);
}
