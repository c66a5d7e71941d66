import { createInterface } from 'node:readline';
import type { ReaderInHand } from '../../../devices/card-reader/card-reader-kinds.ts';
import type { SimulatedCard } from '../../../devices/card-reader/simulated-card.ts';
import type { Program } from '../../../serving/command.ts';
import { SetupError } from '../../../serving/setup-error.ts';
import { loadCardFile } from '../fare-cards/load-card-file.ts';

/** What a hand can do to a simulated reader. */
export type SimulatedReaderHand = Omit<ReaderInHand<unknown>, 'connect'>;

/** For the usage of every command whose reader is worked by lines on stdin. */
export function handUsage(faults: readonly string[]): string {
  return `Lines on stdin: remove, tap, tap FILE, quit, fail WHAT with WHAT one of ${faults.join(', ')}.`;
}

/** Works the reader as the lines of `input` say; ends with `quit`, or when `gone` resolves. */
export async function workByHand(
  hand: SimulatedReaderHand,
  firstCard: SimulatedCard,
  gone: Promise<unknown>,
  { input, err }: Pick<Program, 'input' | 'err'>,
): Promise<void> {
  let card = firstCard;
  const lines = createInterface({ input });
  void gone.then(() => lines.close());
  hand.presentCard(card);
  for await (const line of lines) {
    const [verb, ...words] = line.trim().split(/\s+/);
    const what = words.join(' ');
    try {
      if (verb === 'quit') return;
      else if (verb === 'remove') hand.removeCard();
      else if (verb === 'tap') {
        if (what) card = loadCardFile(what);
        hand.presentCard(card);
      } else if (verb === 'fail' && hand.faults[what]) hand.faults[what]();
      else err.write(`"${line}" is not known. ${handUsage(Object.keys(hand.faults))}\n`);
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      err.write(`${error.message}\n`);
    }
  }
  // Without a terminal's lines the reader goes on by itself until its port does not.
  if (input.readableEnded) await gone;
}
