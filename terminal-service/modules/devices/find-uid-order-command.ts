import { parseArgs } from 'node:util';
import { findUidByteOrder } from '../../../devices/card-reader/pcprox/uid-byte-order.ts';
import { systemClock } from '../../../devices/clock.ts';
import { parseCardNumber } from '../../../devices/fare-card/card-number.ts';
import { noKeys } from '../../../devices/fare-card/classic-keys.ts';
import { readFareCard } from '../../../devices/fare-card/read-fare-card.ts';
import type { Command } from '../../../serving/command.ts';
import { SetupError } from '../../../serving/setup-error.ts';
import { oneCard, plugNamed, secondsToWait } from './one-card.ts';
import { openCardReader } from './opening/readers.ts';

const unlike = {
  neitherFits:
    'The number does not follow from this card’s UID in either order; is it the number printed on this very card?',
  bothFit: 'This card’s UID reads the same from both ends; try another card.',
};

export const findUidOrderCommand: Command = {
  usage: 'find-uid-order --reader pcprox --number "0160 0323 4663 8769" [--wait SECONDS]',
  about:
    'Finds out, with one card whose printed number is known, in which order a pcProx puts UIDs into its buffer, and prints the line for config.json. The reader itself does not tell, and the check digit is right either way.',

  async run(words, program) {
    const { values } = parseArgs({
      args: [...words],
      options: { reader: { type: 'string' }, number: { type: 'string' }, wait: { type: 'string' } },
    });
    const typed = parseCardNumber(values.number ?? '');
    if (!typed.ok)
      throw new SetupError('Say what is printed on the card: --number with its 16 or 20 digits.');
    const waitSeconds = secondsToWait(values.wait);
    const plug = plugNamed(values.reader ?? 'pcprox');
    if (plug.kind !== 'pcprox') throw new SetupError('Only a pcProx has this setting.');
    // Most significant first leaves the bytes as they lie in the buffer.
    const readCard = readFareCard({ families: [], keys: noKeys });
    const reader = openCardReader(plug, { readCard, clock: systemClock, uidByteOrder: 'msbFirst' });
    const card = await oneCard(reader, waitSeconds, program);
    if (!card) return 1;
    const found = findUidByteOrder(Uint8Array.fromHex(card.uid), typed.number);
    if (!found.ok) {
      program.err.write(`${unlike[found.why]}\n`);
      return 1;
    }
    program.out.write(`"uidByteOrder": "${found.order}"\n`);
    return 0;
  },
};
