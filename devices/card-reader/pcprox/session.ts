import { CardGone, type PresentedCard } from '../presented-card.ts';
import type { CardIdentity, ReaderSession, Sighting } from '../reader-session.ts';
import type { PcProxLink } from './link.ts';
import { inCardOrder, type UidByteOrder } from './uid-byte-order.ts';

/** Lengths of ISO/IEC 14443 UIDs that the 8-byte buffer holds. */
const UID_BITS = [32, 56];

/** SEL_RES of a card that is neither MIFARE Classic nor ISO-DEP. */
const NO_SMART_CARD = 0x00;

/** A pcProx that is ours. It tells the UID and reads nothing of the card. */
export class PcProxSession implements ReaderSession {
  readonly model: string;
  readonly #link: PcProxLink;
  readonly #order: UidByteOrder;
  #presented: CardIdentity | undefined;

  constructor(link: PcProxLink, order: UidByteOrder, model: string) {
    this.#link = link;
    this.#order = order;
    this.model = model;
  }

  get lost(): AbortSignal {
    return this.#link.lost;
  }

  async look(): Promise<Sighting> {
    this.#presented = undefined;
    const card = await this.#link.card();
    if (!card) return { kind: 'empty' };
    const uid = inCardOrder(card.bytes, this.#order);
    // Other lengths are 125 kHz badges, whose bits are no UID: no number may be made of them.
    const sak = UID_BITS.includes(card.bits) ? undefined : NO_SMART_CARD;
    return { kind: 'one', card: { uid, sak, atqa: new Uint8Array(), ats: undefined } };
  }

  present(card: CardIdentity): PresentedCard {
    this.#presented = card;
    return {
      ...card,
      readClassicBlock: async () => {
        if (this.#presented !== card) throw new CardGone('removedTooSoon');
        return { ok: false, why: 'readerCannot' };
      },
    };
  }

  close(): Promise<void> {
    this.#presented = undefined;
    return this.#link.close();
  }
}
