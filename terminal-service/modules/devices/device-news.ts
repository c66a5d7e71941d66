import type { TerminalEvent } from '../../../contract/live-state.ts';
import type { LogOf } from '../../../serving/log/log-events.ts';
import type { deviceLogEvents } from './device-log-events.ts';
import type { Devices } from './opening/devices.ts';

export interface DeviceNewsParts extends Pick<Devices, 'reader' | 'scanner' | 'printer'> {
  readonly log: LogOf<typeof deviceLogEvents>;
  readonly publish: (event: TerminalEvent) => void;
}

/** From now on every change of a device's status is in the log and on the pages that it is for. */
export function tellDeviceNews({ reader, scanner, printer, log, publish }: DeviceNewsParts): void {
  reader.onEvent((event) => {
    if (event.type !== 'statusChanged') return;
    log('reader.changed', { ...event.status, ...faultOf(event.status) });
    publish({ type: 'reader.changed', reader: event.status });
  });
  scanner.onEvent((event) => {
    if (event.type === 'codeScanned') {
      log('code.scanned', { symbology: event.scan.symbology });
      publish({ type: 'code.scanned', scan: event.scan });
      return;
    }
    log('scanner.changed', { ...event.status, ...faultOf(event.status) });
    publish({ type: 'scanner.changed', scanner: event.status });
  });
  printer.onStatus((status) => {
    log('printer.changed', { ...status, ...faultOf(status) });
    publish({ type: 'printer.changed', printer: status });
  });
}

/** What of a device's fault goes into the log. */
function faultOf(status: { fault?: { code: string; detail: string } } | object): {
  code?: string;
  detail?: string;
} {
  return 'fault' in status && status.fault ? { code: status.fault.code, detail: status.fault.detail } : {};
}
