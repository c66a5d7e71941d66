import {
  CLASSIC_BLOCK_BYTES,
  classicKeyOf,
  readAsKeyHolder,
  sectorOfBlock,
} from '../../fare-card/classic-memory.ts';
import { sameBytes } from '../same-bytes.ts';
import type { SimulatedCard } from '../simulated-card.ts';

export type { SimulatedCard } from '../simulated-card.ts';

/** Status bytes of UM0701-02 that a card's behaviour brings about. */
const OK = 0x00;
const TIMED_OUT = 0x01;
const DATA_FORMAT_MISMATCH = 0x13;
const AUTHENTICATION_FAILED = 0x14;
const NOT_ACCEPTABLE_IN_THIS_STATE = 0x27;

interface Target {
  readonly card: SimulatedCard;
  halted: boolean;
  open: { readonly sector: number; readonly keyType: 'A' | 'B' } | undefined;
}

/** The radio side of a simulated reader: which cards lie there, and what state each of them is in. */
export class SimulatedField {
  #on = true;
  #cards: readonly SimulatedCard[] = [];
  #targets: readonly Target[] = [];
  /** ISO/IEC 14443-4 cards in session, which do not answer to a request. */
  #inSession = new Set<SimulatedCard>();
  #readsLeft = 0;
  #afterReads: (() => void) | undefined;

  get cards(): readonly SimulatedCard[] {
    return this.#cards;
  }

  get isOn(): boolean {
    return this.#on;
  }

  get targetCount(): number {
    return this.#targets.length;
  }

  /** What lies on the reader from now on. A card that was there and is not named has been taken away. */
  place(cards: readonly SimulatedCard[]): void {
    if (this.#on) for (const card of cards) if (!this.#cards.includes(card)) card.powerUp?.();
    this.#cards = cards;
    this.#inSession = new Set([...this.#inSession].filter((card) => cards.includes(card)));
  }

  /** Without the field every card forgets what it was doing. */
  switchField(on: boolean): void {
    if (on) for (const card of this.#cards) card.powerUp?.();
    this.#on = on;
    this.#targets = [];
    this.#inSession.clear();
  }

  /** Runs `action` once, right after that many more blocks have been read. */
  afterBlockReads(count: number, action: () => void): void {
    this.#readsLeft = count;
    this.#afterReads = action;
  }

  /**
   * Selects up to `max` cards; with `uid` (cascade tags left out) only that one, out of its session if need be:
   * libfreefare lists a card by its UID that it has listed before. Whether the chip would do so without a UID is
   * not known, so here it does not, and a driver must release the card first.
   */
  list(max: number, uid: Uint8Array | undefined, automaticRats: boolean): readonly SimulatedCard[] {
    if (!this.#on) return [];
    this.#targets = this.#cards
      .filter((card) => card.radio === undefined)
      .filter((card) => uid || !this.#inSession.has(card))
      .filter((card) => !uid || sameBytes(card.uid, uid))
      .slice(0, max)
      .map((card) => ({ card, halted: false, open: undefined }));
    for (const { card } of this.#targets)
      if (automaticRats && (card.sak & 0x20) !== 0) this.#inSession.add(card);
    return this.#targets.map(({ card }) => card);
  }

  /** A card that speaks something else than type A. Found once, it answers again after `release`. */
  find(radio: 'typeB' | 'felica'): SimulatedCard | undefined {
    const card = this.#on
      ? this.#cards.find((each) => each.radio === radio && !this.#inSession.has(each))
      : undefined;
    if (card) this.#inSession.add(card);
    return card;
  }

  release(): void {
    this.#targets = [];
    this.#inSession.clear();
  }

  /** The status byte of an ISO/IEC 14443-4 presence check. */
  presence(): number {
    const target = this.#targets[0];
    if (!target) return NOT_ACCEPTABLE_IN_THIS_STATE;
    return this.#inSession.has(target.card) ? OK : TIMED_OUT;
  }

  /** The status byte of a MIFARE authentication. A wrong key halts the card. */
  authenticate(
    targetNumber: number,
    block: number,
    keyType: 'A' | 'B',
    key: Uint8Array,
    uid: Uint8Array,
  ): number {
    const target = this.#answering(targetNumber);
    if (typeof target === 'number') return target;
    const { card } = target;
    const expected = card.memory && classicKeyOf(card.memory, block, keyType);
    if (!expected || !sameBytes(key, expected) || !sameBytes(uid, card.uid.slice(-4))) {
      target.halted = true;
      target.open = undefined;
      return AUTHENTICATION_FAILED;
    }
    target.open = { sector: sectorOfBlock(block), keyType };
    return OK;
  }

  /** The 16 bytes of a block, or the status byte that says why not. A refusal halts the card. */
  read(targetNumber: number, block: number): Uint8Array | number {
    const target = this.#answering(targetNumber);
    if (typeof target === 'number') return target;
    const { card, open } = target;
    const data =
      card.memory && open?.sector === sectorOfBlock(block)
        ? readAsKeyHolder(card.memory, block, open.keyType)
        : undefined;
    if (data?.length !== CLASSIC_BLOCK_BYTES) {
      target.halted = true;
      return DATA_FORMAT_MISMATCH;
    }
    this.#countRead();
    return data;
  }

  /** The answer to an APDU; undefined when no ISO/IEC 14443-4 card with that number is in session. */
  exchangeApdu(targetNumber: number, apdu: Uint8Array): Uint8Array | undefined {
    const card = this.#targets[targetNumber - 1]?.card;
    return card && this.#inSession.has(card) ? card.respond?.(apdu) : undefined;
  }

  #answering(targetNumber: number): Target | number {
    const target = this.#targets[targetNumber - 1];
    if (!target) return NOT_ACCEPTABLE_IN_THIS_STATE;
    return target.halted || !this.#cards.includes(target.card) ? TIMED_OUT : target;
  }

  #countRead(): void {
    if (this.#readsLeft === 0 || --this.#readsLeft > 0) return;
    const action = this.#afterReads;
    this.#afterReads = undefined;
    action?.();
  }
}
