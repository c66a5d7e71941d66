import type { DeviceFault, Unsubscribe } from '../device-fault.ts';
import type { Symbology } from './symbology.ts';

export type CodeScannerFaultCode = 'notConfigured' | 'notFound' | 'noPermission' | 'busy' | 'unplugged';

/**
 * What the scanner is doing, in the XFS4IoT words. Scanners only ever talk; that one is plugged in is all that
 * can be known of it until somebody scans.
 */
export type CodeScannerStatus =
  | { readonly device: 'online' }
  | {
      readonly device: 'noDevice' | 'powerOff' | 'offline';
      readonly fault: DeviceFault<CodeScannerFaultCode>;
    };

/** A barcode or two-dimensional code that was read. */
export interface CodeScan {
  /** What the code says, without control characters but for GS (1Dh), which separates GS1 fields. Never empty. */
  readonly text: string;
  /** What kind of code it was, where the scanner is set to tell. */
  readonly symbology?: Symbology;
}

export type CodeScannerEvent =
  | { readonly type: 'statusChanged'; readonly status: CodeScannerStatus }
  | { readonly type: 'codeScanned'; readonly scan: CodeScan };

/** A code scanner as the rest of the product sees it. It opens itself and heals itself. */
export interface CodeScanner {
  readonly status: CodeScannerStatus;
  onEvent(listener: (event: CodeScannerEvent) => void): Unsubscribe;
  close(): Promise<void>;
}
