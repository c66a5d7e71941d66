import { undrawableCard } from './odd-cards.ts';
import type { Part, Walk } from './walk.ts';

/** From a visit that holds answers to the end of the service. */
export async function* misfortunes(walk: Walk): Part {
  const { page, kiosk, terminal } = walk;
  await kiosk.isLeftAlone();
  await kiosk.shows('idleWarning');
  yield 'idleWarning';
  await walk.begin();
  // The page asks for itself before it begins anew; as long as nobody answers it stays as it is.
  await page.route('**/kiosk/', (route) => route.abort());
  await kiosk.hears({ type: 'card.read', card: undrawableCard });
  await kiosk.shows('broken');
  yield 'broken';
  await page.unrouteAll();
  await walk.begin();
  await terminal.stop();
  await kiosk.shows('outOfService');
  yield 'outOfService';
}
