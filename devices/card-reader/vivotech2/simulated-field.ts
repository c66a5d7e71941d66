import {
  type ClassicMemory,
  classicKeyOf,
  readAsKeyHolder,
  sectorOfBlock,
  trailerOfBlock,
} from '../../fare-card/classic-memory.ts';
import type { ClassicKey } from '../presented-card.ts';
import { sameBytes } from '../same-bytes.ts';
import type { SimulatedCard } from '../simulated-card.ts';
import type { CardType, DualCardSide } from './commands.ts';
import type { CardError } from './reader-status.ts';

export type FieldAnswer =
  | { readonly ok: true; readonly data: Uint8Array }
  | { readonly ok: false; readonly error: CardError };

export type FieldSighting =
  | { readonly kind: 'none' }
  | { readonly kind: 'collision' }
  | { readonly kind: 'card'; readonly type: CardType; readonly uid: Uint8Array };

/** The card that the last poll activated. */
interface Active {
  readonly card: SimulatedCard;
  readonly side: DualCardSide;
  halted: boolean;
  openSector: number | undefined;
}

/** The radio side of a simulated reader: which cards lie there, and what state the active one is in. */
export class SimulatedField {
  #cards: readonly SimulatedCard[] = [];
  #active: Active | undefined;
  #key: ClassicKey | undefined;
  #answersLeft = 0;
  #afterAnswers: (() => void) | undefined;

  get cards(): readonly SimulatedCard[] {
    return this.#cards;
  }

  /** What lies on the reader from now on. */
  place(cards: readonly SimulatedCard[]): void {
    this.#cards = cards;
  }

  switchOff(): void {
    this.#active = undefined;
    this.#key = undefined;
  }

  /** Runs `action` once, right after cards have answered that many more reads or APDUs. */
  afterCardAnswers(count: number, action: () => void): void {
    this.#answersLeft = count;
    this.#afterAnswers = action;
  }

  poll(side: DualCardSide): FieldSighting {
    this.switchOff();
    // FeliCa is not among what 2C-02 looks for.
    const [card, another] = this.#cards.filter(({ radio }) => radio !== 'felica');
    if (!card) return { kind: 'none' };
    if (another) return { kind: 'collision' };
    const type = typeOf(card);
    card.powerUp?.();
    this.#active = {
      card,
      side: type === 'dual' ? side : type === 'isoDepA' ? 'isoDep' : 'classic',
      halted: false,
      openSector: undefined,
    };
    return { kind: 'card', type, uid: card.uid };
  }

  /** Stores the key; the card sees it at the next read. */
  setKey(key: ClassicKey): void {
    this.#key = key;
    if (this.#active) this.#active.openSector = undefined;
  }

  /** Offers the stored key to the card, unless the block's sector is open. A wrong key halts the card. */
  authenticate(block: number): CardError | undefined {
    const active = this.#answering('classic');
    const memory = active?.card.memory;
    if (!active || !memory) return 'noCard';
    if (active.openSector === sectorOfBlock(block)) return undefined;
    if (!this.#key) return 'notAuthenticated';
    const expected = classicKeyOf(memory, block, this.#key.type);
    if (!expected || !sameBytes(expected, this.#key.bytes)) {
      active.halted = true;
      return 'authenticationFailed';
    }
    active.openSector = sectorOfBlock(block);
    return undefined;
  }

  /** Reads `count` blocks on from `first`; of several the trailers are left out and not counted. */
  read(first: number, count: number): FieldAnswer {
    const data: number[] = [];
    for (let block = first, read = 0; read < count; block++) {
      if (count > 1 && block === trailerOfBlock(block)) continue;
      const error = this.authenticate(block);
      if (error) return { ok: false, error };
      const bytes = this.#readOpenBlock(block);
      if (!bytes) return { ok: false, error: 'other' };
      data.push(...bytes);
      read++;
    }
    this.#countAnswer();
    return { ok: true, data: Uint8Array.from(data) };
  }

  exchange(apdu: Uint8Array): FieldAnswer {
    const answer = this.#answering('isoDep')?.card.respond?.(apdu);
    if (!answer) return { ok: false, error: 'noCard' };
    this.#countAnswer();
    return { ok: true, data: answer };
  }

  #readOpenBlock(block: number): Uint8Array | undefined {
    const active = this.#active;
    const memory: ClassicMemory | undefined = active?.card.memory;
    const data = memory && this.#key && readAsKeyHolder(memory, block, this.#key.type);
    if (!data && active) active.halted = true;
    return data;
  }

  #answering(side: DualCardSide): Active | undefined {
    const active = this.#active;
    if (!active || active.halted || active.side !== side || !this.#cards.includes(active.card))
      return undefined;
    return active;
  }

  #countAnswer(): void {
    if (this.#answersLeft === 0 || --this.#answersLeft > 0) return;
    const action = this.#afterAnswers;
    this.#afterAnswers = undefined;
    action?.();
  }
}

/** What the reader makes of SEL_RES (NXP AN10833). */
function typeOf({ sak, uid, radio }: SimulatedCard): CardType {
  if (radio === 'typeB') return (sak & 0x20) !== 0 ? 'isoDepB' : 'otherB';
  const isClassic = (sak & 0x08) !== 0;
  if ((sak & 0x20) !== 0) return isClassic ? 'dual' : 'isoDepA';
  if (isClassic) return 'classic';
  return uid.length === 7 ? 'ultralight' : 'otherA';
}
