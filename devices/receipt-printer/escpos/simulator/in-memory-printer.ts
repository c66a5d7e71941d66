import type { OpenByteStream } from '../../../transports/byte-stream.ts';
import { memoryPair } from '../../../transports/memory-pair.ts';
import type { SimulatedPrinter } from './simulated-printer.ts';

/** A cable to the simulated printer without a network. A printer that is switched off refuses, as on TCP. */
export function openSimulatedPrinter(printer: SimulatedPrinter): OpenByteStream {
  return async () => {
    if (!printer.state.power) {
      return { ok: false, failure: 'refused', detail: 'the simulated printer is switched off' };
    }
    const pair = memoryPair();
    const [hostEnd, printerEnd] = pair.ends;
    printer.accept(printerEnd, () => pair.unplug('the printer went off'));
    return { ok: true, stream: hostEnd };
  };
}
