import { kickDrawer } from '../../../contract/drawer.ts';
import { simulate, simulator as simulatorOperation } from '../../../contract/simulator.ts';
import { answer } from '../../../serving/answer.ts';
import { needs } from '../../../serving/define-module.ts';
import { CARD_READER_KINDS } from '../../config/reader-address.ts';
import { defineModule } from '../define-module.ts';
import { deviceLogEvents } from './device-log-events.ts';
import { tellDeviceNews } from './device-news.ts';
import type { Devices } from './opening/devices.ts';

/** What the devices are doing, and what a person can do to them. Cards that are tapped are another module's. */
export const devices = defineModule({
  name: 'devices',
  needs: needs<{ readonly devices: Devices }>(),
  logEvents: deviceLogEvents,
  commands: {
    'list-devices': async () => (await import('./list-devices-command.ts')).listDevicesCommand,
    'read-card': async () => (await import('./read-card-command.ts')).readCardCommand,
    'find-uid-order': async () => (await import('./find-uid-order-command.ts')).findUidOrderCommand,
    ...Object.fromEntries(
      CARD_READER_KINDS.map((kind) => [
        `simulate ${kind}`,
        async () => (await import('./simulate-reader-command.ts')).simulateReaderCommand(kind),
      ]),
    ),
    'simulate printer': async () => (await import('./simulate-printer-command.ts')).simulatePrinterCommand,
  },
  start: ({ devices: { reader, scanner, printer, simulator }, log, publish }) => {
    tellDeviceNews({ reader, scanner, printer, log, publish });
    const all = () => ({ reader: reader.status, scanner: scanner.status, printer: printer.status });
    return {
      answers: [
        answer(kickDrawer, async ({ body, reply }) =>
          reply(200, { drawer: await printer.kickDrawer(body.pin) }),
        ),
        answer(simulatorOperation, ({ reply, refuse }) =>
          simulator ? reply(200, simulator.state()) : refuse('notSimulated'),
        ),
        answer(simulate, ({ body, reply, refuse }) =>
          simulator?.obey(body) ? reply(200, simulator.state()) : refuse('notSimulated'),
        ),
      ],
      snapshot: { kiosk: all, counter: () => ({ printer: printer.status }), technician: all },
    };
  },
});
