import { sectorOfBlock } from '../../fare-card/classic-memory.ts';
import type { HidDevice } from '../../transports/hid-device.ts';
import { CardGone, type ClassicBlockRead, type ClassicKey, type PresentedCard } from '../presented-card.ts';
import {
  type CardIdentity,
  type ReaderFailure,
  ReaderLost,
  type ReaderSession,
  type Sighting,
} from '../reader-session.ts';
import { sameBytes } from '../same-bytes.ts';
import {
  type CardType,
  type Command,
  type DualCardSide,
  exchangeApdu,
  passThrough,
  poll,
  readBlock,
  setKey,
} from './commands.ts';
import type { LinkFailure, Vivotech2Link } from './link.ts';
import { SIGNAL_COMMANDS, type Signal } from './signals.ts';

/** Long enough for the reader to try type A and type B, short enough to count as one look. */
const POLL_MS = 100;
/** A card at the edge of the field fails once; several in a wallet go on failing. */
const SEVERAL_AFTER_LOOKS = 2;
/** A read that fails for no stated reason may have been a bad moment of the radio. */
const READ_ATTEMPTS = 2;

/** The card that the reader has activated, and for dual cards on which side. */
interface ActiveCard {
  readonly uid: Uint8Array;
  readonly side: DualCardSide | 'only';
}

interface KeyInUse {
  readonly sector: number;
  readonly key: ClassicKey;
}

/** A reader in pass-through mode, looking for cards and reading them. */
export class Vivotech2Session implements ReaderSession {
  readonly model: string;
  readonly #device: HidDevice;
  readonly #link: Vivotech2Link;
  readonly #lost = new AbortController();
  #turn: Promise<unknown> = Promise.resolve();
  #presentation = 0;
  #closed = false;
  #active: ActiveCard | undefined;
  #jammedLooks = 0;
  #keyInUse: KeyInUse | undefined;

  constructor(device: HidDevice, link: Vivotech2Link, model: string) {
    this.#device = device;
    this.#link = link;
    this.model = model;
    device.onClose((why) => this.#lost.abort(new ReaderLost(unplugged(why))));
  }

  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  look(): Promise<Sighting> {
    this.#presentation++;
    return this.#inTurn(async () => {
      const found = await this.#poll('classic');
      this.#jammedLooks = found === 'jammed' ? this.#jammedLooks + 1 : 0;
      if (found === 'jammed') return { kind: this.#jammedLooks < SEVERAL_AFTER_LOOKS ? 'empty' : 'several' };
      return typeof found === 'string' ? { kind: found } : { kind: 'one', card: found };
    });
  }

  present(card: CardIdentity): PresentedCard {
    const presentation = ++this.#presentation;
    const whileItLies = <T>(work: () => Promise<T>): Promise<T> =>
      this.#inTurn(() => {
        if (presentation !== this.#presentation) throw new CardGone('removedTooSoon');
        return work();
      });
    return {
      uid: card.uid,
      sak: card.sak,
      atqa: card.atqa,
      ats: card.ats,
      readClassicBlock: (block, key) => whileItLies(() => this.#readClassicBlock(card, block, key)),
      ...(isIsoDep(card) && {
        exchangeApdu: (apdu: Uint8Array) => whileItLies(() => this.#exchangeApdu(card, apdu)),
      }),
    };
  }

  /** Shows how a tap went. What the reader makes of it changes nothing else, so it rejects only on a bug. */
  signal(signal: Signal): Promise<void> {
    return this.#inTurn(async () => {
      for (const command of SIGNAL_COMMANDS[signal]) await this.#ask(command);
    }).catch((error: unknown) => {
      if (!(error instanceof ReaderLost || error instanceof CardGone)) throw error;
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#presentation++;
    await this.#device.close();
  }

  async #readClassicBlock(card: CardIdentity, block: number, key: ClassicKey): Promise<ClassicBlockRead> {
    for (let attempt = 1; attempt <= READ_ATTEMPTS; attempt++) {
      await this.#activate(card, 'classic');
      const answer = await this.#readWithKey(block, key);
      if (answer.kind === 'block') return { ok: true, data: answer.data };
      // After any refusal the card is halted, and the reader would read on without authenticating.
      this.#deactivate();
      if (answer.kind === 'keyRefused') return { ok: false, why: 'keyRefused' };
      if (answer.kind === 'notSupported') return { ok: false, why: 'readerCannot' };
    }
    return { ok: false, why: 'readRefused' };
  }

  async #readWithKey(block: number, key: ClassicKey) {
    const sector = sectorOfBlock(block);
    const known = this.#keyInUse;
    if (!known || known.sector !== sector || !sameKey(known.key, key)) {
      const set = await this.#ask(setKey(block, key));
      if (set.kind !== 'done') return set;
      this.#keyInUse = { sector, key };
    }
    return this.#ask(readBlock(block));
  }

  async #exchangeApdu(card: CardIdentity, apdu: Uint8Array): Promise<Uint8Array> {
    await this.#activate(card, 'isoDep');
    const answer = await this.#ask(exchangeApdu(apdu));
    if (answer.kind === 'response') return answer.apdu;
    this.#deactivate();
    throw new CardGone('removedTooSoon');
  }

  /** Brings the card to where it takes commands for the wanted side, if it is not there already. */
  async #activate(card: CardIdentity, side: DualCardSide): Promise<void> {
    if (this.#active && (this.#active.side === 'only' || this.#active.side === side)) return;
    const found = await this.#poll(side);
    if (typeof found === 'string') throw new CardGone('removedTooSoon');
    if (!sameBytes(found.uid, card.uid)) throw new CardGone('cardChanged');
  }

  #deactivate(): void {
    this.#active = undefined;
    this.#keyInUse = undefined;
  }

  /** `jammed`: something is in the field that cannot be activated: several cards, or one at its edge. */
  async #poll(side: DualCardSide): Promise<CardIdentity | 'empty' | 'jammed' | 'unsupported'> {
    this.#deactivate();
    let answer = await this.#ask(poll(POLL_MS, side));
    if (answer.kind === 'refused' && isNotAllowed(answer.status)) {
      // The reader started anew by itself and is back at its own payment logic.
      await this.#ask(passThrough(true));
      answer = await this.#ask(poll(POLL_MS, side));
    }
    if (answer.kind === 'none') return 'empty';
    if (answer.kind === 'refused') {
      if (answer.status === 'failed') return 'jammed';
      throw this.#lose({
        code: 'protocolError',
        detail: `The reader refuses to look for cards: ${answer.status}.`,
      });
    }
    const { type, uid } = answer;
    if (type === 'isoDepB' || type === 'otherB') return 'unsupported';
    this.#active = { uid, side: type === 'dual' ? side : 'only' };
    return { uid, sak: SAK_OF_TYPE[type], atqa: new Uint8Array(), ats: undefined };
  }

  async #ask<Answer>(command: Command<Answer>): Promise<Answer> {
    if (this.#closed) throw new ReaderLost(unplugged('closed'));
    const result = await this.#link.run(command);
    if (result.ok) return result.answer;
    // The card may or may not have acted on it, so only reading it from the start is sure.
    if (result.failure === 'unanswered' && !command.repeatable) throw new CardGone('removedTooSoon');
    throw this.#lose(failureOf(result.failure));
  }

  #lose(failure: ReaderFailure): ReaderLost {
    const lost = new ReaderLost(failure);
    this.#lost.abort(lost);
    return lost;
  }

  /** The reader does one thing at a time, and reading a block is several commands that belong together. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }
}

/** The reader tells a type instead of SEL_RES; these are the values of such cards (NXP AN10833). */
const SAK_OF_TYPE: Readonly<Record<Exclude<CardType, 'isoDepB' | 'otherB'>, number>> = {
  isoDepA: 0x20,
  classic: 0x08,
  ultralight: 0x00,
  otherA: 0x00,
  dual: 0x28,
};

function isIsoDep({ sak }: CardIdentity): boolean {
  return sak !== undefined && (sak & 0x20) !== 0;
}

function isNotAllowed(status: string): boolean {
  return status === 'commandNotAllowed' || status === 'subCommandNotAllowed';
}

function sameKey(one: ClassicKey, other: ClassicKey): boolean {
  return one.type === other.type && sameBytes(one.bytes, other.bytes);
}

function unplugged(why: string): ReaderFailure {
  return { code: 'unplugged', detail: `The connection to the card reader ended: ${why}.` };
}

/** What a technician is told when the reader does not answer as it should. */
export function failureOf(failure: LinkFailure): ReaderFailure {
  switch (failure) {
    case 'silent':
      return {
        code: 'notAnswering',
        detail: 'The USB device is there but does not answer: pull its plug and put it in again.',
      };
    case 'unintelligible':
      return {
        code: 'protocolError',
        detail:
          'The USB device sends what is no ViVOtech2 frame: check that it is such a reader, in USB HID mode.',
      };
    case 'unanswered':
      return {
        code: 'protocolError',
        detail: 'The reader answers, but not to a command that it must know: check its firmware.',
      };
    case 'closed':
      return unplugged('the device went while it was being asked');
  }
}
