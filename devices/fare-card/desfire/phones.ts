import { bareCard } from '../bare-card.ts';
import type { CardFamily } from '../card-family.ts';
import { isRandomUid } from '../card-number.ts';
import { desfire, type ExchangeApdu } from './commands.ts';
import { whyNotTold } from './name-only.ts';

/**
 * A fare card in a phone's or a watch's wallet. It answers to the name of its application only, and makes up a
 * new UID as it likes: what it is can be told, and not whose.
 */
export interface PhoneWallet {
  /** Stable; becomes `FareCard.family`. */
  readonly id: string;
  /** What customers call it, such as the card's name and "on a phone". */
  readonly name: string;
  /** ISO/IEC 7816-4 name of the application (DF name), in hex. */
  readonly applicationName: string;
}

const NO_ERROR = '9000';

/** Selects an application by its name (ISO/IEC 7816-4 SELECT, P1 04h). True when the device has it. */
async function selectByName(exchange: ExchangeApdu, nameHex: string): Promise<boolean> {
  const name = Uint8Array.fromHex(nameHex);
  const answer = await exchange(Uint8Array.of(0x00, 0xa4, 0x04, 0x00, name.length, ...name, 0x00));
  return answer.subarray(-2).toHex() === NO_ERROR;
}

/** Phones, asked for one wallet after the other. Only devices that hide their UID are asked. */
export function phones(wallets: readonly PhoneWallet[]): CardFamily {
  return {
    id: 'phones',
    async read(card) {
      const exchange = card.exchangeApdu;
      if (!exchange || !isRandomUid(card.uid)) return undefined;
      for (const { id, name, applicationName } of wallets) {
        if (!(await selectByName(exchange, applicationName))) continue;
        const code = await whyNotTold(desfire(exchange));
        const about = { family: id, name, uid: card.uidHex, number: undefined };
        return { certainty: 'recognised', card: bareCard({ ...about, problem: { code, part: 'card' } }) };
      }
      return undefined;
    },
  };
}
