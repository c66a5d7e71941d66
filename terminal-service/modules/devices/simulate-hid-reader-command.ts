import { parseArgs } from 'node:util';
import { PcProxSimulator } from '../../../devices/card-reader/pcprox/simulator.ts';
import { PCPROX_FACE } from '../../../devices/card-reader/pcprox/simulator-face.ts';
import type { UidByteOrder } from '../../../devices/card-reader/pcprox/uid-byte-order.ts';
import { READER_FAULTS, Vivotech2Simulator } from '../../../devices/card-reader/vivotech2/simulator.ts';
import { VP3300_FACE } from '../../../devices/card-reader/vivotech2/simulator-face.ts';
import { type Clock, systemClock } from '../../../devices/clock.ts';
import type { ConnectHidGadget } from '../../../devices/transports/hid-memory.ts';
import type { HidFace } from '../../../devices/transports/uhid-codec.ts';
import { plugIntoUhid } from '../../../devices/transports/uhid-port.ts';
import type { Command } from '../../../serving/command.ts';
import { SetupError } from '../../../serving/setup-error.ts';
import { loadConfig } from '../../config/config.ts';
import { loadCardFile } from '../fare-cards/load-card-file.ts';
import { handUsage, type SimulatedReaderHand, workByHand } from './simulator-hand.ts';

interface Rig {
  readonly face: HidFace;
  readonly connect: ConnectHidGadget;
  readonly hand: SimulatedReaderHand;
}

function vivotech2(clock: Clock): Rig {
  const simulator = new Vivotech2Simulator({ clock, timing: 'realistic' });
  const faults = Object.fromEntries(READER_FAULTS.map((fault) => [fault, () => simulator.failNext(fault)]));
  const presentCard: SimulatedReaderHand['presentCard'] = (card) => simulator.presentCard(card);
  const hand = { presentCard, removeCard: () => simulator.removeCard(), faults };
  return { face: VP3300_FACE, connect: simulator.connect, hand };
}

const PCPROX_FAULTS = ['heldTooShort', 'leftInConfiguration'] as const;

function pcprox(clock: Clock, uidByteOrder: UidByteOrder): Rig {
  const simulator = new PcProxSimulator({ clock, uidByteOrder });
  const faults: Record<(typeof PCPROX_FAULTS)[number], () => void> = {
    heldTooShort: () => simulator.expireAfterNextCardData(),
    leftInConfiguration: () => simulator.leaveInConfiguration('command'),
  };
  const presentCard: SimulatedReaderHand['presentCard'] = (card) => simulator.presentCard(card);
  const hand = { presentCard, removeCard: () => simulator.removeCard(), faults };
  return { face: PCPROX_FACE, connect: simulator.connect, hand };
}

export const simulateVivotech2Command: Command = command('vivotech2', READER_FAULTS, () =>
  vivotech2(systemClock),
);

export const simulatePcProxCommand: Command = command('pcprox', PCPROX_FAULTS, () =>
  pcprox(systemClock, loadConfig(process.env).uidByteOrder),
);

function command(kind: string, faults: readonly string[], rigUp: () => Rig): Command {
  return {
    usage: `simulate ${kind} --uhid --card FILE [--serial-number TEXT]`,
    about: `Plays a ${kind} reader with a card on it, as a USB HID device of this Linux machine (/dev/uhid, needs root): any program can then open its hidraw node. FILE is any card file that decode-card takes. ${handUsage(faults)}`,

    async run(words) {
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
      const { face, connect, hand } = rigUp();
      const device = {
        ...face,
        serialNumber: values['serial-number'],
        socket: `simulated-${process.pid}/input0`,
      };
      const plugged = await plugIntoUhid(device, connect);
      if (!plugged.ok) throw new SetupError(`The ${kind} cannot be simulated: ${plugged.detail}`);
      process.stderr.write(`${face.name} is plugged in, with the card ${values.card} on it.\n`);
      await workByHand(hand, card, new Promise(() => {}));
      await plugged.port.unplug();
      return 0;
    },
  };
}
