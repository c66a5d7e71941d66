import { pause, unlessAborted } from '../card-reader/abortable.ts';
import { REOPEN_AFTER_MS, REOPEN_AT_MOST_MS, REOPEN_SPREAD } from '../card-reader/supervised-card-reader.ts';
import type { Clock } from '../clock.ts';
import type { FaultAction, Unsubscribe } from '../device-fault.ts';
import type { OpenFailure } from '../transports/byte-stream.ts';
import type {
  CodeScan,
  CodeScanner,
  CodeScannerEvent,
  CodeScannerFaultCode,
  CodeScannerStatus,
} from './code-scanner.ts';

/** An open scanner; serial streams and HID devices both are one. */
export interface ScannerConnection {
  onClose(listener: (why: string) => void): Unsubscribe;
  close(): Promise<void>;
}

export type ScannerConnectResult =
  | { readonly ok: true; readonly connection: ScannerConnection }
  | { readonly ok: false; readonly failure: OpenFailure; readonly detail: string };

/** Opens the scanner and tells its scans to `onScan` until the connection closes. Never rejects. */
export type ConnectScanner = (onScan: (scan: CodeScan) => void) => Promise<ScannerConnectResult>;

export interface ScannerOptions {
  readonly clock: Clock;
  /** 0 to below 1, for the spread of attempts to open. */
  readonly random?: () => number;
  /** Told of errors that listeners throw. Without it they are thrown at the process. */
  readonly onSurprise?: (error: unknown) => void;
}

/** Keeps a scanner open: listens, and after a loss waits and opens it anew, for ever. */
export function superviseCodeScanner(connect: ConnectScanner, options: ScannerOptions): CodeScanner {
  const { clock, random = Math.random, onSurprise = throwAtProcess } = options;
  const listeners = new Set<(event: CodeScannerEvent) => void>();
  const stop = new AbortController();
  let status: CodeScannerStatus = {
    device: 'offline',
    fault: { code: 'notFound', action: 'suspend', detail: 'The code scanner is being opened.' },
  };
  let failures = 0;

  function emit(event: CodeScannerEvent): void {
    for (const listener of [...listeners]) {
      try {
        listener(event);
      } catch (error) {
        onSurprise(error);
      }
    }
  }

  function setStatus(next: CodeScannerStatus): void {
    if (JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    emit({ type: 'statusChanged', status });
  }

  function setFault(code: CodeScannerFaultCode, detail: string): void {
    // That the port has vanished is how an unplugged cable looks to whoever opens it again.
    if (code === 'notFound' && 'fault' in status && status.fault.code === 'unplugged') return;
    const { device, action } = faultMeaning[code];
    setStatus({ device, fault: { code, action, detail } });
  }

  /** One connection from its opening to its end. */
  async function listenOnce(): Promise<void> {
    const connecting = connect((scan) => emit({ type: 'codeScanned', scan }));
    const connected = await unlessAborted(connecting, stop.signal).catch(() => undefined);
    if (!connected) {
      connecting.then((late) => (late.ok ? late.connection.close() : undefined));
      return;
    }
    if (!connected.ok) {
      setFault(faultOf[connected.failure], connected.detail);
      return;
    }
    const { connection } = connected;
    failures = 0;
    setStatus({ device: 'online' });
    const closeNow = () => void connection.close();
    stop.signal.addEventListener('abort', closeNow);
    // Whoever was told that the scanner is online may have closed it there and then.
    if (stop.signal.aborted) closeNow();
    const why = await new Promise<string>((resolve) => connection.onClose(resolve));
    stop.signal.removeEventListener('abort', closeNow);
    await connection.close();
    if (!stop.signal.aborted) setFault('unplugged', `The connection to the code scanner ended: ${why}.`);
  }

  async function keepOpen(): Promise<void> {
    while (!stop.signal.aborted) {
      await listenOnce();
      const wait = Math.min(REOPEN_AFTER_MS * 2 ** failures, REOPEN_AT_MOST_MS);
      failures++;
      await pause(clock, wait * (1 - REOPEN_SPREAD * random()), stop.signal);
    }
  }

  const ended = keepOpen();
  return {
    get status() {
      return status;
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      listeners.clear();
      stop.abort();
      return ended;
    },
  };
}

function throwAtProcess(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

const faultOf: Readonly<Record<OpenFailure, CodeScannerFaultCode>> = {
  notFound: 'notFound',
  noPermission: 'noPermission',
  busy: 'busy',
  refused: 'notFound',
  timedOut: 'notFound',
  failed: 'notConfigured',
};

const faultMeaning: Readonly<
  Record<
    CodeScannerFaultCode,
    { readonly device: Exclude<CodeScannerStatus['device'], 'online'>; readonly action: FaultAction }
  >
> = {
  notConfigured: { device: 'noDevice', action: 'configuration' },
  notFound: { device: 'powerOff', action: 'clear' },
  unplugged: { device: 'powerOff', action: 'clear' },
  noPermission: { device: 'offline', action: 'configuration' },
  busy: { device: 'offline', action: 'configuration' },
};
