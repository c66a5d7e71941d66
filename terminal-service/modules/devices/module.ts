import { kickDrawer } from '../../../contract/drawer.ts';
import { simulate, simulator as simulatorOperation } from '../../../contract/simulator.ts';
import type { Clock } from '../../../devices/clock.ts';
import { answer } from '../../../serving/answer.ts';
import { needs } from '../../../serving/define-module.ts';
import { CARD_READER_KINDS } from '../../config/reader-address.ts';
import { appendAudit } from '../../ledger/audit.ts';
import type { Store } from '../../ledger/store.ts';
import { defineModule } from '../define-module.ts';
import { deviceLogEvents } from './device-log-events.ts';
import { tellDeviceNews } from './device-news.ts';
import { drawerLimit } from './drawer-limit.ts';
import type { Devices } from './opening/devices.ts';

interface DevicesNeeds {
  readonly devices: Devices;
  readonly store: Store;
  readonly clock: Clock;
  readonly prefix: string;
}

/** What the devices are doing, and what a person can do to them. Cards that are tapped are another module's. */
export const devices = defineModule({
  name: 'devices',
  needs: needs<DevicesNeeds>(),
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
  start: ({
    devices: { reader, scanner, printer, simulator },
    store,
    clock,
    prefix: subject,
    log,
    publish,
  }) => {
    const limit = drawerLimit(clock);
    tellDeviceNews({ reader, scanner, printer, log, publish });
    const all = () => ({ reader: reader.status, scanner: scanner.status, printer: printer.status });
    return {
      answers: [
        answer(kickDrawer, async ({ body: { pin, reason }, reply, refuse }) => {
          const leave = limit.ask();
          if (leave === 'refused') log('drawer.refused', { reason });
          if (leave !== 'granted') return refuse('drawerTooOften');
          // Before the pulse: what cannot be recorded does not open.
          const at = new Date(clock.now()).toISOString();
          store.transaction(() =>
            appendAudit(store, { at, action: 'drawer.asked', subject, detail: { pin, reason } }),
          );
          const drawer = await printer.kickDrawer(pin);
          log('drawer.asked', { pin, reason, drawer });
          return reply(200, { drawer });
        }),
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
