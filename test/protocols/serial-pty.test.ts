import { expect, it } from 'vitest';
import type { CardReaderEvent } from '../../devices/card-reader/card-reader.ts';
import { openPn532CardReader, PN532_BAUD_RATE } from '../../devices/card-reader/pn532/card-reader.ts';
import { Pn532Simulator } from '../../devices/card-reader/pn532/simulator.ts';
import { systemClock } from '../../devices/clock.ts';
import { openSerialStream } from '../../devices/transports/serial-stream.ts';
import { classicCard, readThreeBlocks } from '../devices/card-reader/pn532/reader-bench.ts';
import { openPseudoTerminal } from './pseudo-terminal.ts';

/** Driver, native serial binding, kernel, simulated chip: everything but the copper. */
it.runIf(process.platform !== 'win32')(
  'a card is read through a real serial port, and a hang-up is noticed',
  async () => {
    const pty = await openPseudoTerminal();
    const simulator = new Pn532Simulator({ clock: systemClock, timing: 'realistic' });
    simulator.connect(pty.deviceEnd);
    const reader = openPn532CardReader({
      open: openSerialStream({ path: pty.path, baudRate: PN532_BAUD_RATE }),
      readCard: readThreeBlocks,
      clock: systemClock,
    });
    const next = (is: (event: CardReaderEvent) => boolean) =>
      new Promise<CardReaderEvent>((resolve) => {
        const stop = reader.onEvent((event) => {
          if (!is(event)) return;
          stop();
          resolve(event);
        });
      });
    const tap = next((event) => event.type !== 'statusChanged');
    simulator.presentCard(classicCard());
    expect(await tap).toMatchObject({ type: 'cardRead', card: { uid: 'C40DCDC0', number: '4 5 8' } });
    const lost = next((event) => event.type === 'statusChanged' && event.status.device !== 'online');
    await pty.hangUp();
    expect(await lost).toMatchObject({ status: { device: 'powerOff', fault: { code: 'unplugged' } } });
    await reader.close();
  },
);
