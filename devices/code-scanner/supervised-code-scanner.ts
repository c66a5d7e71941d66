import type { Unsubscribe } from '../device-fault.ts';
import { plugFaults } from '../supervision/plug-faults.ts';
import { type Opened, SupervisedDevice, type SupervisionOptions } from '../supervision/supervised-device.ts';
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

/** Opens the scanner and tells its scans to `onScan` until the connection closes. Never rejects. */
export type ConnectScanner = (onScan: (scan: CodeScan) => void) => Promise<Opened<ScannerConnection>>;

/** Keeps a scanner open and listens to it. */
export function superviseCodeScanner(connect: ConnectScanner, options: SupervisionOptions): CodeScanner {
  const scanner = new SupervisedDevice<
    CodeScannerStatus,
    ScannerConnection,
    Extract<CodeScannerEvent, { type: 'codeScanned' }>
  >(
    {
      firstStatus: {
        device: 'offline',
        fault: { code: 'notFound', action: 'suspend', detail: 'The code scanner is being opened.' },
      },
      open: () => connect((scan) => scanner.tell({ type: 'codeScanned', scan })),
      use: async (connection) => {
        scanner.works();
        scanner.setStatus({ device: 'online' });
        const why = await new Promise<string>((resolve) => connection.onClose(resolve));
        await connection.close();
        const detail = `The connection to the code scanner ended: ${why}.`;
        return { reopen: 'afterWait', status: faultStatus('unplugged', detail) };
      },
      couldNotOpen: (failure, detail) => faultStatus(faultOf[failure], detail),
      driverFailed: (error) => faultStatus('notFound', `The code scanner's driver failed: ${error}.`),
    },
    options,
  );
  return scanner;
}

function faultStatus(code: CodeScannerFaultCode, detail: string): CodeScannerStatus {
  const { device, action } = plugFaults[code];
  return { device, fault: { code, action, detail } };
}

const faultOf: Readonly<Record<OpenFailure, CodeScannerFaultCode>> = {
  notFound: 'notFound',
  noPermission: 'noPermission',
  busy: 'busy',
  refused: 'notFound',
  timedOut: 'notFound',
  failed: 'notConfigured',
};
