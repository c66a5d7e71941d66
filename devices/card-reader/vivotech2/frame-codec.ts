/** Every frame begins with "ViVOtech2" and a zero (NEO 2 guide 80139403-002, section 2.1). */
const HEADER = new TextEncoder().encode('ViVOtech2\0');
/** Header, command, sub-command or status, two length bytes. */
const PREFIX_BYTES = HEADER.length + 4;
const CRC_BYTES = 2;

export interface CommandFrame {
  readonly command: number;
  readonly subCommand: number;
  readonly data: Uint8Array;
}

export interface ResponseFrame {
  /** The command that is answered; the sub-command is not repeated. */
  readonly command: number;
  /** See `reader-status`. */
  readonly status: number;
  readonly data: Uint8Array;
}

/** `truncated`: bytes of it are missing, as when a report was lost. */
export type FrameDamage = 'badHeader' | 'truncated' | 'badCrc';

export type Decoded<Frame> =
  | { readonly ok: true; readonly frame: Frame }
  | { readonly ok: false; readonly damage: FrameDamage };

export type CrcOrder = 'lowFirst' | 'highFirst';

/**
 * In which order a command's CRC travels. Answers always have the high byte first. For commands the guide
 * gives the order with each one, and contradicts itself: low byte first as a rule, high byte first for
 * pass-through and for its lights and beeper, but low byte first again for three pass-through commands.
 */
export function crcOrderOf(command: number, subCommand: number): CrcOrder {
  switch (command) {
    case 0x2c:
      return LOW_FIRST_PASS_THROUGH.has(subCommand) ? 'lowFirst' : 'highFirst';
    case 0x0a:
      return subCommand === 0x02 ? 'highFirst' : 'lowFirst';
    case 0x0b:
      return 'highFirst';
    default:
      return 'lowFirst';
  }
}

/** Enhanced pass-through, get ATR, exchange APDU data. */
const LOW_FIRST_PASS_THROUGH: ReadonlySet<number> = new Set([0x0b, 0x12, 0x13]);

export function encodeCommand(
  { command, subCommand, data }: CommandFrame,
  order: CrcOrder = crcOrderOf(command, subCommand),
): Uint8Array {
  return encode(command, subCommand, data, order);
}

/** Takes the command as strictly as the reader does: exactly one CRC order is right. Padding may follow. */
export function decodeCommand(message: Uint8Array): Decoded<CommandFrame> {
  const order = crcOrderOf(message[HEADER.length] ?? 0, message[HEADER.length + 1] ?? 0);
  const decoded = decode(message, [order]);
  if (!decoded.ok) return decoded;
  const { first, second, data } = decoded.frame;
  return { ok: true, frame: { command: first, subCommand: second, data } };
}

export function encodeResponse({ command, status, data }: ResponseFrame): Uint8Array {
  return encode(command, status, data, 'highFirst');
}

/** Takes either CRC order, because the documents disagree about some answers. Padding may follow. */
export function decodeResponse(message: Uint8Array): Decoded<ResponseFrame> {
  const decoded = decode(message, ['highFirst', 'lowFirst']);
  if (!decoded.ok) return decoded;
  const { first, second, data } = decoded.frame;
  return { ok: true, frame: { command: first, status: second, data } };
}

function encode(first: number, second: number, data: Uint8Array, order: CrcOrder): Uint8Array {
  const body = Uint8Array.of(...HEADER, first, second, data.length >> 8, data.length & 0xff, ...data);
  return Uint8Array.of(...body, ...crcBytes(crc16(body), order));
}

function decode(
  message: Uint8Array,
  orders: readonly CrcOrder[],
): Decoded<{ readonly first: number; readonly second: number; readonly data: Uint8Array }> {
  if (message.length < PREFIX_BYTES + CRC_BYTES) return { ok: false, damage: 'truncated' };
  if (HEADER.some((byte, index) => message[index] !== byte)) return { ok: false, damage: 'badHeader' };
  const [first = 0, second = 0, lengthHigh = 0, lengthLow = 0] = message.subarray(HEADER.length);
  const end = PREFIX_BYTES + lengthHigh * 256 + lengthLow;
  if (message.length < end + CRC_BYTES) return { ok: false, damage: 'truncated' };
  const crc = crc16(message.subarray(0, end));
  const intact = orders.some((order) =>
    crcBytes(crc, order).every((byte, index) => message[end + index] === byte),
  );
  if (!intact) return { ok: false, damage: 'badCrc' };
  return { ok: true, frame: { first, second, data: message.slice(PREFIX_BYTES, end) } };
}

function crcBytes(crc: number, order: CrcOrder): [number, number] {
  return order === 'highFirst' ? [crc >> 8, crc & 0xff] : [crc & 0xff, crc >> 8];
}

/** CRC-16/CCITT-FALSE: polynomial 1021h, started with FFFFh. */
function crc16(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc & 0x8000 ? 0x1021 : 0) ^ (crc << 1)) & 0xffff;
  }
  return crc;
}
