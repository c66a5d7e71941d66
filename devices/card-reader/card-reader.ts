import type { DeviceFault, Unsubscribe } from '../device-fault.ts';
import type { FareCard } from '../fare-card/fare-card.ts';

export type CardReaderFaultCode =
  | 'notConfigured'
  | 'notFound'
  | 'noPermission'
  | 'busy'
  | 'notAnswering'
  | 'unplugged'
  | 'protocolError';

/**
 * What the reader is doing. `device` and `media` are the XFS4IoT words (Common.Status, CardReader.Status);
 * `powerOff` there means "powered off or physically not connected". Unplugged is a status, never an exception.
 */
export type CardReaderStatus =
  | { readonly device: 'online'; readonly media: 'present' | 'notPresent'; readonly model: string }
  | {
      readonly device: 'noDevice' | 'powerOff' | 'offline' | 'hardwareError';
      readonly fault: DeviceFault<CardReaderFaultCode>;
    };

/** Why a presented card was not read. The tap is dropped whole: there is never half a card. */
export type CardDropReason =
  | 'removedTooSoon'
  | 'cardChanged'
  | 'severalCards'
  /** It speaks a radio that no fare card here does, such as FeliCa or ISO/IEC 14443 type B. */
  | 'unsupported'
  | 'readerLost'
  | 'unreadable';

export type CardReaderEvent =
  | { readonly type: 'statusChanged'; readonly status: CardReaderStatus }
  | { readonly type: 'cardRead'; readonly card: FareCard }
  | { readonly type: 'cardDropped'; readonly reason: CardDropReason }
  | { readonly type: 'cardRemoved' };

/**
 * A fare-card reader as the rest of the product sees it. It opens itself, heals itself, and reports
 * one `cardRead`, or one `cardDropped`, for each card that is presented.
 */
export interface CardReader {
  readonly status: CardReaderStatus;
  onEvent(listener: (event: CardReaderEvent) => void): Unsubscribe;
  close(): Promise<void>;
}
