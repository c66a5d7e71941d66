import { parseArgs } from 'node:util';
import {
  type CardReaderKind,
  cardReaderKinds,
  type HidReaderKind,
  type SerialReaderKind,
  type SimulationSettings,
} from '../../../devices/card-reader/card-reader-kinds.ts';
import { systemClock } from '../../../devices/clock.ts';
import { openSerialStream } from '../../../devices/transports/serial-stream.ts';
import { plugIntoUhid } from '../../../devices/transports/uhid-port.ts';
import type { Command, Program } from '../../../serving/command.ts';
import { SetupError } from '../../../serving/setup-error.ts';
import { loadConfig } from '../../config/config.ts';
import { loadCardFile } from '../fare-cards/load-card-file.ts';
import { isSerial } from './opening/simulated-reader.ts';
import { handUsage, workByHand } from './simulator-hand.ts';

/** `simulate KIND`: plays a reader to programs that take it for a real one. */
export function simulateReaderCommand(kind: CardReaderKind): Command {
  return isSerial(kind)
    ? onSerialPort(kind, cardReaderKinds.serial[kind])
    : onUsb(kind, cardReaderKinds.hid[kind]);
}

function onSerialPort(kind: string, { name, usualBaudRate, simulate }: SerialReaderKind): Command {
  return {
    usage: `simulate ${kind} --serial PATH --card FILE`,
    about: `Plays a ${name} with a card on it, on a serial port or pseudo-terminal. ${cardsAndFaults(simulate)}`,

    async run(words, program) {
      const { values } = parseArgs({
        args: [...words],
        options: { serial: { type: 'string' }, card: { type: 'string' } },
      });
      if (!values.serial || !values.card)
        throw new SetupError('Say where and which card: --serial PATH --card FILE');
      const card = loadCardFile(values.card);
      const opened = await openSerialStream({ path: values.serial, baudRate: usualBaudRate })();
      if (!opened.ok) throw new SetupError(`${values.serial} cannot be opened: ${opened.detail}`);

      const reader = simulate(asConfigured(program));
      reader.connect(opened.stream);
      program.err.write(`A ${name} answers on ${values.serial}, with the card ${values.card} on it.\n`);

      const gone = new Promise<string>((resolve) => opened.stream.onClose(resolve));
      await workByHand(reader, card, gone, program);
      await opened.stream.close();
      program.err.write(`The port was closed: ${await gone}\n`);
      return 0;
    },
  };
}

function onUsb(kind: string, { face, simulate }: HidReaderKind): Command {
  return {
    usage: `simulate ${kind} --uhid --card FILE [--serial-number TEXT]`,
    about: `Plays a ${kind} reader with a card on it, as a USB HID device of this Linux machine (/dev/uhid, needs root): any program can then open its hidraw node. ${cardsAndFaults(simulate)}`,

    async run(words, program) {
      const { values } = parseArgs({
        args: [...words],
        options: {
          uhid: { type: 'boolean' },
          card: { type: 'string' },
          'serial-number': { type: 'string', default: '' },
        },
      });
      if (!values.uhid || !values.card) throw new SetupError('Say where and which card: --uhid --card FILE');
      const card = loadCardFile(values.card);
      const reader = simulate(asConfigured(program));
      const device = {
        ...face,
        serialNumber: values['serial-number'],
        socket: `simulated-${process.pid}/input0`,
      };
      const plugged = await plugIntoUhid(device, reader.connect);
      if (!plugged.ok) throw new SetupError(`The ${kind} cannot be simulated: ${plugged.detail}`);
      program.err.write(`${face.name} is plugged in, with the card ${values.card} on it.\n`);
      await workByHand(reader, card, new Promise(() => {}), program);
      await plugged.port.unplug();
      return 0;
    },
  };
}

/** The settings are read only by a kind that wants to know: the others can be played whatever is in them. */
const asConfigured = ({ env }: Program): SimulationSettings => ({
  clock: systemClock,
  get uidByteOrder() {
    return loadConfig(env).uidByteOrder;
  },
});

function cardsAndFaults(simulate: (SerialReaderKind | HidReaderKind)['simulate']): string {
  const { faults } = simulate({ clock: systemClock, uidByteOrder: 'msbFirst' });
  return `FILE is any card file that decode-card takes. ${handUsage(Object.keys(faults))}`;
}
