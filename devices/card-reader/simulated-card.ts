import type { ClassicMemory } from '../fare-card/classic-memory.ts';
import type { CardIdentity } from './reader-session.ts';

/** A card that can be laid on any simulated reader. A parsed `.mfd` file is one. */
export interface SimulatedCard extends Pick<CardIdentity, 'uid' | 'atqa'> {
  /** What it speaks; left out, ISO/IEC 14443 type A. The rest is then only what the simulators need of any card. */
  readonly radio?: 'typeB' | 'felica';
  /** SEL_RES. */
  readonly sak: number;
  /** Without its length byte; for cards with SEL_RES bit 5. */
  readonly ats?: Uint8Array | undefined;
  /** For MIFARE Classic cards. */
  readonly memory?: ClassicMemory | undefined;
  /** The card comes into a field, or the field comes on: it forgets what it was doing. */
  powerUp?(): void;
  /** For ISO-DEP cards: one command APDU, and the card's answer with its status word. */
  respond?(apdu: Uint8Array): Uint8Array;
  /** As `respond`, where the card is read from its file: what the file leaves out is told from what the card refuses. */
  respondFiled?(apdu: Uint8Array): Uint8Array;
}
