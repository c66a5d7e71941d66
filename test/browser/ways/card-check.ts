import type { Card } from '../../../contract/cards.ts';
import { printCardSummary } from '../../../contract/cards.ts';
import {
  CARD_RETURNED_MS,
  PRINT_PATIENCE_MS,
  TAKE_CARD_PATIENCE_MS,
} from '../../../kiosk-ui/flows/delays.ts';
import { cardWithoutTrips, newCard, overfullCard, strangeCard } from './odd-cards.ts';
import type { Part, Walk } from './walk.ts';

/** Checking cards of every kind, and their printed summary. */
export async function* cardCheck(walk: Walk): Part {
  const { page, kiosk, terminal } = walk;
  await walk.begin();
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
  const printing = await kiosk.holds(printCardSummary.path);
  await kiosk.presses(1);
  await kiosk.shows('cardPrinting');
  yield 'cardPrinting';
  await printing.letGo();
  await kiosk.shows('cardPrinted');
  yield 'cardPrinted';
  await kiosk.footer('back');
  const tooLate = await kiosk.holds(printCardSummary.path);
  await kiosk.presses(2);
  await kiosk.shows('cardPrinting');
  await terminal.simulate({ do: 'takePaperOut' });
  await tooLate.letGo();
  await kiosk.shows('cardNotPrinted');
  yield 'cardNotPrinted';
  const silent = await kiosk.holds(printCardSummary.path);
  await kiosk.hurries(PRINT_PATIENCE_MS);
  await kiosk.presses(0);
  await silent.fail();
  await kiosk.shows('cardNotPrinted');
  yield 'cardNotPrinted/noAnswer';
  await kiosk.footer('back');
  await kiosk.shows('cardCheck');
  yield 'cardCheck/noPaper';
  await terminal.simulate({ do: 'putPaperIn' });
  yield* oddCards(walk);
  yield* cardLeft(walk);
}

/** Whoever goes without their card, and whoever comes next. */
async function* cardLeft(walk: Walk): Part {
  const { page, kiosk, terminal } = walk;
  await walk.begin();
  await terminal.simulate({ do: 'tapCard', cardId: 'everyday' });
  await kiosk.shows('cardCheck');
  await kiosk.stops(TAKE_CARD_PATIENCE_MS, CARD_RETURNED_MS);
  await kiosk.footer('startOver');
  await kiosk.shows('takeCard');
  yield 'takeCard';
  await terminal.simulate({ do: 'removeCard' });
  await kiosk.shows('cardReturned');
  yield 'cardReturned';
  await terminal.simulate({ do: 'tapCard', cardId: 'everyday' });
  await kiosk.shows('cardCheck');
  await kiosk.open();
  await page.locator('.tap-lifting').waitFor();
  yield 'attract/cardLies';
  await terminal.simulate({ do: 'removeCard' });
}

async function* oddCards({ page, kiosk }: Walk): Part {
  await kiosk.shows('cardCheck');
  const laid = async (card: Card) => {
    await kiosk.hears({ type: 'card.read', card });
    if (card.name === '') await page.locator('[data-problem="unknownFamily"]').waitFor();
    else await page.locator('.card-face strong', { hasText: card.name }).waitFor();
  };
  await laid(newCard);
  yield 'cardCheck/newCard';
  await laid(strangeCard);
  yield 'cardCheck/strangeCard';
  await laid(cardWithoutTrips);
  await kiosk.presses(1);
  await kiosk.shows('cardTrips');
  yield 'cardTrips/none';
  await kiosk.footer('back');
  await kiosk.shows('cardCheck');
  await laid(overfullCard);
  yield 'cardCheck/overfull';
  await kiosk.presses(1);
  await kiosk.shows('cardTrips');
  yield 'cardTrips/overfull';
  await kiosk.presses(0);
  await kiosk.shows('category');
  await kiosk.chooses(0);
  await kiosk.shows('trip');
  yield 'trip/overfull';
}
