import { randomUUID } from 'node:crypto';
import type { TerminalSnapshot } from '../../../contract/live-state.ts';
import type { CardReaderEvent } from '../../../devices/card-reader/card-reader.ts';
import type { Log } from '../../../serving/log/log.ts';
import type { EventStream } from '../../api/event-stream.ts';
import { cardView } from '../cards/card-view.ts';
import type { SessionTaps } from '../cards/session-taps.ts';
import type { Devices } from './opening/devices.ts';

export interface DeviceNewsParts {
  readonly devices: Devices;
  readonly taps: SessionTaps;
  readonly events: EventStream;
  readonly log: Log;
}

export interface DeviceNews {
  /** The card that lies on the reader, as the screen may know it. */
  cardOnReader(): TerminalSnapshot['card'];
  /** Whoever forgot their card on the reader must not have it shown to the next one. */
  forgetCard(): void;
}

/** From now on everything that a device says is in the log and on every page. */
export function deviceNews({ devices, taps, events, log }: DeviceNewsParts): DeviceNews {
  const { reader, scanner, printer } = devices;
  let cardOnReader: TerminalSnapshot['card'] = null;

  const heard = (event: CardReaderEvent): void => {
    switch (event.type) {
      case 'statusChanged':
        log('reader.changed', { ...event.status, ...faultOf(event.status) });
        events.publish({ type: 'reader.changed', reader: event.status });
        break;
      case 'cardRead': {
        const tapId = randomUUID();
        taps.remember(tapId, event.card);
        cardOnReader = cardView(tapId, event.card);
        log('card.read', { family: event.card.family, problems: event.card.problems.length });
        events.publish({ type: 'card.read', card: cardOnReader });
        break;
      }
      case 'cardDropped':
        log('card.dropped', { reason: event.reason });
        events.publish({ type: 'card.dropped', reason: event.reason });
        break;
      case 'cardRemoved':
        cardOnReader = null;
        events.publish({ type: 'card.removed' });
        break;
    }
  };
  reader.onEvent(heard);
  scanner.onEvent((event) => {
    if (event.type === 'codeScanned') {
      log('code.scanned', { symbology: event.scan.symbology });
      events.publish({ type: 'code.scanned', scan: event.scan });
      return;
    }
    log('scanner.changed', { ...event.status, ...faultOf(event.status) });
    events.publish({ type: 'scanner.changed', scanner: event.status });
  });
  printer.onStatus((status) => {
    log('printer.changed', { ...status, ...faultOf(status) });
    events.publish({ type: 'printer.changed', printer: status });
  });

  return {
    cardOnReader: () => cardOnReader,
    forgetCard: () => {
      cardOnReader = null;
    },
  };
}

/** What of a device's fault goes into the log. */
export function faultOf(status: { fault?: { code: string; detail: string } } | object): {
  code?: string;
  detail?: string;
} {
  return 'fault' in status && status.fault ? { code: status.fault.code, detail: status.fault.detail } : {};
}
