/** A MIFARE Classic sector key: 6 bytes, and whether it is offered as key A or key B. */
export interface ClassicKey {
  readonly type: 'A' | 'B';
  readonly bytes: Uint8Array;
}

export type ClassicBlockRead =
  | { readonly ok: true; readonly data: Uint8Array }
  /** `readerCannot`: the reader itself reads no blocks, whatever the card and the key. */
  | { readonly ok: false; readonly why: 'keyRefused' | 'readRefused' | 'readerCannot' };

/**
 * A card lying on the reader. Card families read it through this and nothing else.
 *
 * Every method throws `CardGone` when the card leaves the field. That one exception to "expected failures
 * are values" is on purpose: it unwinds the family's reading code at whatever line it is, so no code path
 * exists that could assemble half a card. The driver catches it in one place and drops the tap.
 */
export interface PresentedCard {
  /** 4, 7 or 10 bytes, in the order the card sends them. */
  readonly uid: Uint8Array;
  /**
   * ISO/IEC 14443-3 SEL_RES; 08h is MIFARE Classic 1K, 18h 4K, bit 20h ISO-DEP. Undefined behind a reader that
   * tells the UID and can do nothing else with a card.
   */
  readonly sak: number | undefined;
  /** ISO/IEC 14443-3 SENS_RES, two bytes, as the reader reports them; empty when it does not. */
  readonly atqa: Uint8Array;
  /** The answer to select of an ISO-DEP card, without its length byte; undefined for other cards. */
  readonly ats: Uint8Array | undefined;
  /** Reads one 16-byte block (0 to 63 on a 1K card), authenticating its sector first when needed. */
  readClassicBlock(block: number, key: ClassicKey): Promise<ClassicBlockRead>;
  /**
   * Sends one APDU to an ISO-DEP card and gives its answer, status words included. Left out by readers that
   * cannot, and for cards that do not speak ISO-DEP.
   */
  exchangeApdu?(apdu: Uint8Array): Promise<Uint8Array>;
}

/** The card left the field, or another one took its place. */
export class CardGone extends Error {
  override readonly name = 'CardGone';
  readonly reason: 'removedTooSoon' | 'cardChanged';
  constructor(reason: 'removedTooSoon' | 'cardChanged') {
    super(reason === 'cardChanged' ? 'another card was presented' : 'the card was removed');
    this.reason = reason;
  }
}
