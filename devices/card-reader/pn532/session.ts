import { sectorOfBlock } from '../../fare-card/classic-memory.ts';
import type { ByteStream } from '../../transports/byte-stream.ts';
import { CardGone, type ClassicBlockRead, type ClassicKey, type PresentedCard } from '../presented-card.ts';
import {
  type CardIdentity,
  type ReaderFailure,
  ReaderLost,
  type ReaderSession,
  type Sighting,
} from '../reader-session.ts';
import { sameBytes } from '../same-bytes.ts';
import { type ChipStatus, meansRefused } from './chip-status.ts';
import {
  askIsoDepPresence,
  authenticate,
  type Command,
  continueApdu,
  exchangeApdu,
  findCard,
  type ListedCard,
  listCards,
  readBlock,
  releaseCards,
} from './commands.ts';
import type { LinkFailure, Pn532Link } from './link.ts';

interface OpenSector {
  readonly sector: number;
  readonly key: ClassicKey;
}

/** A PN532 that is awake and configured, looking for cards and reading them. */
export class Pn532Session implements ReaderSession {
  readonly model: string;
  readonly #stream: ByteStream;
  readonly #link: Pn532Link;
  readonly #lost = new AbortController();
  #turn: Promise<unknown> = Promise.resolve();
  #presentation = 0;
  #closed = false;
  /** The card that the chip has selected, alone and not halted: the only state in which it takes a key. */
  #selected: ListedCard | undefined;
  #openSector: OpenSector | undefined;
  /** The lone ISO/IEC 14443-4 card in session: it does not answer to being listed until it is released. */
  #isoDepCard: ListedCard | undefined;
  #needsRelease = false;

  constructor(stream: ByteStream, link: Pn532Link, model: string) {
    this.#stream = stream;
    this.#link = link;
    this.model = model;
    stream.onClose((why) => this.#lost.abort(new ReaderLost(unplugged(why))));
  }

  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  look(): Promise<Sighting> {
    this.#presentation++;
    return this.#inTurn(async () => {
      if (this.#isoDepCard) {
        if ((await this.#ask(askIsoDepPresence())) === 'ok') return { kind: 'one', card: this.#isoDepCard };
      }
      // Having searched for a second card the chip leaves the first one asleep, so it is not `#selected`.
      const cards = await this.#list(2);
      const [card] = cards;
      if (!card) return { kind: (await this.#seesForeignCard()) ? 'unsupported' : 'empty' };
      return cards.length === 1 ? { kind: 'one', card } : { kind: 'several' };
    });
  }

  present(card: CardIdentity): PresentedCard {
    const presentation = ++this.#presentation;
    return {
      uid: card.uid,
      sak: card.sak,
      atqa: card.atqa,
      ats: card.ats,
      readClassicBlock: (block, key) =>
        this.#inTurn(() => {
          if (presentation !== this.#presentation) throw new CardGone('removedTooSoon');
          return this.#readClassicBlock(card, block, key);
        }),
      ...(isIsoDep(card) && {
        exchangeApdu: (apdu: Uint8Array) =>
          this.#inTurn(() => {
            if (presentation !== this.#presentation) throw new CardGone('removedTooSoon');
            return this.#exchangeApdu(card, apdu);
          }),
      }),
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#presentation++;
    await this.#stream.close();
  }

  async #readClassicBlock(card: CardIdentity, block: number, key: ClassicKey): Promise<ClassicBlockRead> {
    const { target, uid } = this.#selected ?? (await this.#selectAgain(card));
    const sector = sectorOfBlock(block);
    if (!this.#openSector || this.#openSector.sector !== sector || !sameKey(this.#openSector.key, key)) {
      const status = await this.#ask(authenticate(target, block, key, uid));
      if (status !== 'ok') return this.#refusal(status, 'keyRefused');
      this.#openSector = { sector, key };
    }
    const answer = await this.#ask(readBlock(target, block));
    return answer.status === 'ok'
      ? { ok: true, data: answer.data }
      : this.#refusal(answer.status, 'readRefused');
  }

  async #exchangeApdu(card: CardIdentity, apdu: Uint8Array): Promise<Uint8Array> {
    const { target } = this.#isoDepCard ?? (await this.#selectAgain(card));
    const parts: Uint8Array[] = [];
    for (let next = exchangeApdu(target, apdu); ; next = continueApdu(target)) {
      const answer = await this.#ask(next);
      if (answer.status !== 'ok') throw new CardGone('removedTooSoon');
      parts.push(answer.data);
      if (!answer.more) return Uint8Array.from(parts.flatMap((part) => [...part]));
    }
  }

  /** After any refusal a MIFARE Classic card is halted: it answers nothing until it is listed again. */
  #refusal(status: Exclude<ChipStatus, 'ok'>, why: 'keyRefused' | 'readRefused'): ClassicBlockRead {
    this.#selected = undefined;
    this.#openSector = undefined;
    if (meansRefused(status)) return { ok: false, why };
    throw new CardGone('removedTooSoon');
  }

  async #selectAgain(card: CardIdentity): Promise<ListedCard> {
    const [listed] = await this.#list(1);
    if (!listed) throw new CardGone('removedTooSoon');
    if (!sameBytes(listed.uid, card.uid)) throw new CardGone('cardChanged');
    this.#selected = listed;
    return listed;
  }

  async #list(max: 1 | 2): Promise<readonly ListedCard[]> {
    this.#selected = undefined;
    this.#openSector = undefined;
    this.#isoDepCard = undefined;
    if (this.#needsRelease) await this.#ask(releaseCards());
    const cards = await this.#ask(listCards(max));
    this.#needsRelease = cards.some(isIsoDep);
    const [card] = cards;
    if (cards.length === 1 && card && isIsoDep(card)) this.#isoDepCard = card;
    return cards;
  }

  /** Somebody's card from another system, which would otherwise meet with no reaction at all. */
  async #seesForeignCard(): Promise<boolean> {
    for (const radio of ['typeB', 'felica'] as const) {
      if (!(await this.#ask(findCard(radio)))) continue;
      this.#needsRelease = true;
      return true;
    }
    return false;
  }

  async #ask<Answer>(command: Command<Answer>): Promise<Answer> {
    if (this.#closed) throw new ReaderLost(unplugged('closed'));
    const result = await this.#link.run(command);
    if (result.ok) return result.answer;
    const lost = new ReaderLost(failureOf(result.failure));
    this.#lost.abort(lost);
    throw lost;
  }

  /** The chip does one thing at a time, and reading a block is several commands that belong together. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }
}

/** SEL_RES bit 5 (NXP AN10833). */
function isIsoDep(card: CardIdentity): boolean {
  return ((card.sak ?? 0) & 0x20) !== 0;
}

function sameKey(one: ClassicKey, other: ClassicKey): boolean {
  return one.type === other.type && sameBytes(one.bytes, other.bytes);
}

function unplugged(why: string): ReaderFailure {
  return { code: 'unplugged', detail: `The connection to the card reader ended: ${why}.` };
}

/** What a technician is told when the chip does not answer as it should. */
export function failureOf(failure: LinkFailure): ReaderFailure {
  switch (failure) {
    case 'silent':
      return {
        code: 'notAnswering',
        detail:
          'The port is open but the PN532 does not answer: check its power and its interface switches (HSU).',
      };
    case 'unintelligible':
      return {
        code: 'protocolError',
        detail:
          'The device sends bytes that are no PN532 frames: check the baud rate and that it is a PN532.',
      };
    case 'refused':
      return { code: 'protocolError', detail: 'The PN532 does not know a command that it must know.' };
    case 'closed':
      return unplugged('the stream ended while the chip was being asked');
  }
}
