import type { Unsubscribe } from '../device-fault.ts';

/**
 * An open two-way stream of bytes to a device: the lowest seam. Serial ports, TCP sockets, USB printers
 * and the in-memory pair that the simulators sit behind all look like this, so a driver cannot tell them apart.
 *
 * Chunks arrive as the system cuts them: a frame may come in several, several frames may come in one.
 */
export interface ByteStream {
  /**
   * Resolves when the system has taken the bytes, which says nothing about the device having acted on them.
   * While the other side is not reading this stays pending (back-pressure). Rejects once the stream is closed.
   */
  write(bytes: Uint8Array): Promise<void>;
  onData(listener: (bytes: Uint8Array) => void): Unsubscribe;
  /** Called once, when the stream ends for any reason; at once if it has already ended. */
  onClose(listener: (why: string) => void): Unsubscribe;
  /** Ends the stream gracefully: bytes already written are still delivered. Safe to call twice. */
  close(): Promise<void>;
}

/** Why a stream could not be opened. */
export type OpenFailure = 'notFound' | 'noPermission' | 'busy' | 'refused' | 'timedOut' | 'failed';

export type OpenResult =
  | { readonly ok: true; readonly stream: ByteStream }
  | { readonly ok: false; readonly failure: OpenFailure; readonly detail: string };

/** Opens the device afresh each time it is called; drivers call it again after a loss. Never rejects. */
export type OpenByteStream = () => Promise<OpenResult>;
