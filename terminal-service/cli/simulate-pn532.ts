import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { PN532_BAUD_RATE } from '../../devices/card-reader/pn532/card-reader.ts';
import { Pn532Simulator } from '../../devices/card-reader/pn532/simulator.ts';
import { systemClock } from '../../devices/clock.ts';
import { parseMfd } from '../../devices/fare-card/mfd-file.ts';
import { openSerialStream } from '../../devices/transports/serial-stream.ts';
import type { Command } from '../cli.ts';
import { SetupError } from '../config.ts';

export const simulatePn532Command: Command = {
  usage: 'simulate pn532 --serial PATH --card FILE',
  about:
    'Plays a PN532 with a card on it, on a serial port or pseudo-terminal. FILE is a raw MIFARE Classic dump (.mfd). Lines on stdin: remove, tap.',

  async run(words) {
    const { values } = parseArgs({
      args: [...words],
      options: { serial: { type: 'string' }, card: { type: 'string' } },
    });
    if (!values.serial || !values.card)
      throw new SetupError('Say where and which card: --serial PATH --card FILE');
    const card = readCard(values.card);
    const opened = await openSerialStream({ path: values.serial, baudRate: PN532_BAUD_RATE })();
    if (!opened.ok) throw new SetupError(`${values.serial} cannot be opened: ${opened.detail}`);

    const simulator = new Pn532Simulator({ clock: systemClock, timing: 'realistic' });
    simulator.presentCard(card);
    simulator.connect(opened.stream);
    process.stderr.write(`A PN532 answers on ${values.serial}, with the card ${values.card} on it.\n`);

    const hands = createInterface({ input: process.stdin });
    hands.on('line', (line) => {
      if (line.trim() === 'remove') simulator.removeCard();
      else if (line.trim() === 'tap') simulator.presentCard(card);
      else process.stderr.write(`"${line}" is not known; write remove or tap.\n`);
    });
    const why = await new Promise<string>((resolve) => opened.stream.onClose(resolve));
    hands.close();
    process.stderr.write(`The port was closed: ${why}\n`);
    return 0;
  },
};

function readCard(path: string) {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new SetupError(`The card file ${path} cannot be read (${(error as Error).message}).`);
  }
  const parsed = parseMfd(bytes);
  if (!parsed.ok) throw new SetupError(`${path}: ${parsed.problem}`);
  return parsed.card;
}
