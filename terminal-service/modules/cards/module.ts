import { randomUUID } from 'node:crypto';
import { type Card, printCardSummary } from '../../../contract/cards.ts';
import type { CardReaderEvent } from '../../../devices/card-reader/card-reader.ts';
import type { Clock } from '../../../devices/clock.ts';
import type { AgencyProfile } from '../../../rules/agency-profile.ts';
import { answer } from '../../../serving/answer.ts';
import { needs } from '../../../serving/define-module.ts';
import { says } from '../../../serving/log/log-events.ts';
import { defineModule } from '../define-module.ts';
import type { Devices } from '../devices/opening/devices.ts';
import { printNow } from '../receipts/print-now.ts';
import { cardSummary } from './card-summary.ts';
import { cardView } from './card-view.ts';
import { sessionTaps } from './session-taps.ts';

interface CardNeeds {
  readonly agency: AgencyProfile;
  readonly clock: Clock;
  readonly devices: Devices;
}

/** Cards that customers tap: shown to the kiosk without their number, kept whole until the visit ends. */
export const cards = defineModule({
  name: 'cards',
  needs: needs<CardNeeds>(),
  logEvents: {
    'card.read': says('A card was read whole.', { family: 'text', problems: 'number' }),
    'card.dropped': says('A card could not be read; nothing of it was kept.', { reason: 'text' }),
    'card.summary': says('What is on a card was to be printed; this became of it.', {
      state: 'text',
      reason: 'text?',
    }),
  },
  commands: {
    'decode-card': async () => (await import('../fare-cards/decode-card-command.ts')).decodeCardCommand,
    'sample-cards': async () => (await import('../fare-cards/sample-cards-command.ts')).sampleCardsCommand,
  },
  start: ({ agency, clock, devices: { reader, printer }, log, publish }) => {
    const taps = sessionTaps();
    let cardOnReader: Card | null = null;

    const heard = (event: CardReaderEvent): void => {
      switch (event.type) {
        case 'cardRead': {
          const tapId = randomUUID();
          taps.remember(tapId, event.card);
          cardOnReader = cardView(tapId, event.card);
          log('card.read', { family: event.card.family, problems: event.card.problems.length });
          publish({ type: 'card.read', card: cardOnReader });
          break;
        }
        case 'cardDropped':
          log('card.dropped', { reason: event.reason });
          publish({ type: 'card.dropped', reason: event.reason });
          break;
        case 'cardRemoved':
          cardOnReader = null;
          publish({ type: 'card.removed' });
          break;
      }
    };
    reader.onEvent(heard);

    return {
      gives: { cardOfTap: taps.cardOf },
      answers: [
        answer(printCardSummary, async ({ body, reply, refuse }) => {
          const card = taps.cardOf(body.tapId);
          if (!card) return refuse('cardForgotten');
          const slip = cardSummary(agency, new Date(clock.now()), card, body.language);
          const receipt = await printNow(printer, slip);
          log('card.summary', {
            state: receipt.state,
            reason: 'reason' in receipt ? receipt.reason : undefined,
          });
          return reply(200, { receipt });
        }),
      ],
      snapshot: { kiosk: () => ({ card: cardOnReader }) },
      // Whoever forgot their card on the reader must not have it shown to the next one.
      endSession: () => {
        taps.forgetAll();
        cardOnReader = null;
      },
    };
  },
});
