import { bareCard } from '../bare-card.ts';
import type { CardFamily, FamilyMatch } from '../card-family.ts';
import type { FareCard } from '../fare-card.ts';
import type { KeyedCard } from '../keyed-card.ts';
import { type Desfire, desfire, type WireAid } from './commands.ts';

/** What a system found on its card. The family adds who the card is. */
export type DesfireContents = Omit<FareCard, 'family' | 'name' | 'uid'>;

/** Who is being read. */
export interface DesfireIdentity {
  readonly uid: Uint8Array;
  /** Undefined when the card does not tell strangers. */
  readonly applications: readonly WireAid[] | undefined;
}

/** One fare system with cards on DESFire, named by an application that only it uses. */
export interface DesfireSystem {
  /** Stable; becomes `FareCard.family`. */
  readonly id: string;
  /** The card's name as customers know it. */
  readonly name: string;
  readonly application: WireAid;
  /**
   * Reads the card; its application is selected. Undefined when the card belongs to someone else after all.
   * Lets `CardGone` through.
   */
  read(card: Desfire, identity: DesfireIdentity): Promise<DesfireContents | undefined>;
  /** The printed number where it follows from the UID: all there is behind a reader that tells the UID only. */
  numberFromUid?(uid: Uint8Array): string | undefined;
}

/** ISO/IEC 14443-3 SEL_RES bit 6: the card speaks ISO-DEP. */
const ISO_DEP = 0x20;

/**
 * All DESFire cards. One family for all systems, because they share their first question: which
 * applications are on the card.
 */
export function desfireCards(systems: readonly DesfireSystem[]): CardFamily {
  return {
    id: 'desfire',
    async read(card) {
      if (card.sak === undefined ? card.uid.length !== 7 : (card.sak & ISO_DEP) === 0) return undefined;
      const exchange = card.exchangeApdu;
      if (!exchange) return presume(card, systems);

      const session = desfire(exchange);
      const directory = await session.applicationIds();
      if (!directory.ok && directory.status !== 'authenticationError') return undefined;
      const applications = directory.ok ? directory.value : undefined;

      for (const system of systems) {
        if (applications && !applications.includes(system.application)) continue;
        const selected = await session.selectApplication(system.application);
        const contents = selected.ok && (await system.read(session, { uid: card.uid, applications }));
        if (!contents) continue;
        return {
          certainty: 'recognised',
          card: { family: system.id, name: system.name, uid: card.uidHex, ...contents },
        };
      }
      return undefined;
    },
  };
}

function presume(card: KeyedCard, systems: readonly DesfireSystem[]): FamilyMatch | undefined {
  for (const { id, name, numberFromUid } of systems) {
    const number = numberFromUid?.(card.uid);
    if (number === undefined) continue;
    const problem = { code: 'readerCannot', part: 'card' } as const;
    return {
      certainty: 'presumed',
      card: bareCard({ family: id, name, uid: card.uidHex, number, problem }),
    };
  }
  return undefined;
}
