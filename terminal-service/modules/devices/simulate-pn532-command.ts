import { parseArgs } from 'node:util';
import { PN532_BAUD_RATE } from '../../../devices/card-reader/pn532/card-reader.ts';
import { CHIP_FAULTS, Pn532Simulator } from '../../../devices/card-reader/pn532/simulator.ts';
import { systemClock } from '../../../devices/clock.ts';
import { openSerialStream } from '../../../devices/transports/serial-stream.ts';
import type { Command } from '../../../serving/command.ts';
import { SetupError } from '../../../serving/setup-error.ts';
import { loadCardFile } from '../fare-cards/load-card-file.ts';
import { handUsage, workByHand } from './simulator-hand.ts';

export const simulatePn532Command: Command = {
  usage: 'simulate pn532 --serial PATH --card FILE',
  about: `Plays a PN532 with a card on it, on a serial port or pseudo-terminal. FILE is any card file that decode-card takes. ${handUsage(CHIP_FAULTS)}`,

  async run(words) {
    const { values } = parseArgs({
      args: [...words],
      options: { serial: { type: 'string' }, card: { type: 'string' } },
    });
    if (!values.serial || !values.card)
      throw new SetupError('Say where and which card: --serial PATH --card FILE');
    const card = loadCardFile(values.card);
    const opened = await openSerialStream({ path: values.serial, baudRate: PN532_BAUD_RATE })();
    if (!opened.ok) throw new SetupError(`${values.serial} cannot be opened: ${opened.detail}`);

    const simulator = new Pn532Simulator({ clock: systemClock, timing: 'realistic' });
    simulator.connect(opened.stream);
    process.stderr.write(`A PN532 answers on ${values.serial}, with the card ${values.card} on it.\n`);

    const gone = new Promise<string>((resolve) => opened.stream.onClose(resolve));
    const faults = Object.fromEntries(CHIP_FAULTS.map((fault) => [fault, () => simulator.failNext(fault)]));
    await workByHand(
      {
        presentCard: (next) => simulator.presentCard(next),
        removeCard: () => simulator.removeCard(),
        faults,
      },
      card,
      gone,
    );
    await opened.stream.close();
    process.stderr.write(`The port was closed: ${await gone}\n`);
    return 0;
  },
};
