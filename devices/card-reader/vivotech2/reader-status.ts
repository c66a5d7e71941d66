/** What the reader says of a command (NEO 2 guide 80139403-002, "Status Codes for Protocol 2"). */
export type ReaderStatus =
  | 'ok'
  | 'incorrectHeader'
  | 'unknownCommand'
  | 'unknownSubCommand'
  | 'crcError'
  | 'incorrectParameter'
  | 'parameterNotSupported'
  | 'malformedData'
  | 'timeout'
  | 'failed'
  | 'commandNotAllowed'
  | 'subCommandNotAllowed'
  | 'bufferOverflow'
  /** Not an answer: the reader tells of its own accord what its lights and display do. */
  | 'userInterfaceEvent'
  /** Codes of modules that are not used here. */
  | 'other';

export const STATUS_BYTE = {
  ok: 0x00,
  incorrectHeader: 0x01,
  unknownCommand: 0x02,
  unknownSubCommand: 0x03,
  crcError: 0x04,
  incorrectParameter: 0x05,
  parameterNotSupported: 0x06,
  malformedData: 0x07,
  timeout: 0x08,
  failed: 0x0a,
  commandNotAllowed: 0x0b,
  subCommandNotAllowed: 0x0c,
  bufferOverflow: 0x0d,
  userInterfaceEvent: 0x0e,
} as const satisfies Record<Exclude<ReaderStatus, 'other'>, number>;

const STATUS_OF_BYTE: ReadonlyMap<number, ReaderStatus> = new Map(
  Object.entries(STATUS_BYTE).map(([status, byte]) => [byte, status as keyof typeof STATUS_BYTE]),
);

export function readerStatusOf(byte: number): ReaderStatus {
  return STATUS_OF_BYTE.get(byte) ?? 'other';
}

/** Why a card command failed: the first data byte of a failed pass-through answer, where there is one. */
export type CardError = 'noCard' | 'authenticationFailed' | 'notAuthenticated' | 'other';

export const CARD_ERROR_BYTE = { noCard: 0xff, authenticationFailed: 0xfc, notAuthenticated: 0xf6 } as const;

export function cardErrorOf(data: Uint8Array): CardError {
  switch (data[0]) {
    case CARD_ERROR_BYTE.noCard:
      return 'noCard';
    case CARD_ERROR_BYTE.authenticationFailed:
      return 'authenticationFailed';
    case CARD_ERROR_BYTE.notAuthenticated:
      return 'notAuthenticated';
    default:
      return 'other';
  }
}
