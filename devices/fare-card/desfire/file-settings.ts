/**
 * What a DESFire file is (answer to GetFileSettings, F5h): type, how it is spoken with, access rights, and
 * sizes. Numbers are little-endian on the wire.
 */
export type FileSettings = { readonly communication: 'plain' | 'mac' | 'enciphered' } & (
  | {
      readonly type: 'standard' | 'backup';
      /** Bytes. */
      readonly size: number;
    }
  | { readonly type: 'value'; readonly lowerLimit: number; readonly upperLimit: number }
  | {
      readonly type: 'linearRecord' | 'cyclicRecord';
      /** Bytes of one record. */
      readonly recordSize: number;
      readonly maxRecords: number;
      readonly records: number;
    }
);

const types = ['standard', 'backup', 'value', 'linearRecord', 'cyclicRecord'] as const;
const communications = { plain: 0, mac: 1, enciphered: 3 } as const;

/** Read free for all (nibble Eh); the other rights are of no concern to a terminal that never writes. */
const FREE_READ_RIGHTS = [0x00, 0xe0];

/** Type, communication, access rights. */
const HEADER_SIZE = 4;

/** Undefined for an unknown type or too few bytes; newer chips may append more, which is ignored. */
export function decodeFileSettings(bytes: Uint8Array): FileSettings | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [typeByte, communicationByte] = bytes;
  const type = types[typeByte ?? types.length];
  const communication = communicationOf(communicationByte);
  if (type === undefined || communication === undefined) return undefined;
  const bodyLength = bytes.length - HEADER_SIZE;
  const u24 = (at: number) =>
    view.getUint16(HEADER_SIZE + at, true) + view.getUint8(HEADER_SIZE + at + 2) * 0x10000;
  switch (type) {
    case 'standard':
    case 'backup':
      return bodyLength < 3 ? undefined : { type, communication, size: u24(0) };
    case 'value':
      return bodyLength < 13
        ? undefined
        : {
            type,
            communication,
            lowerLimit: view.getInt32(HEADER_SIZE, true),
            upperLimit: view.getInt32(HEADER_SIZE + 4, true),
          };
    case 'linearRecord':
    case 'cyclicRecord':
      return bodyLength < 9
        ? undefined
        : { type, communication, recordSize: u24(0), maxRecords: u24(3), records: u24(6) };
  }
}

/** As the card answers; the inverse of `decodeFileSettings`. */
export function encodeFileSettings(settings: FileSettings): Uint8Array {
  const header = [types.indexOf(settings.type), communications[settings.communication], ...FREE_READ_RIGHTS];
  switch (settings.type) {
    case 'standard':
    case 'backup':
      return Uint8Array.of(...header, ...u24Bytes(settings.size));
    case 'value': {
      // Limited credit is not in use: its value and its switch are zero.
      const body = new DataView(new ArrayBuffer(13));
      body.setInt32(0, settings.lowerLimit, true);
      body.setInt32(4, settings.upperLimit, true);
      return Uint8Array.of(...header, ...new Uint8Array(body.buffer));
    }
    case 'linearRecord':
    case 'cyclicRecord':
      return Uint8Array.of(
        ...header,
        ...u24Bytes(settings.recordSize),
        ...u24Bytes(settings.maxRecords),
        ...u24Bytes(settings.records),
      );
  }
}

/** Three bytes, lowest first: how DESFire writes sizes, offsets and counts. */
export function u24Bytes(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff];
}

function communicationOf(byte: number | undefined): FileSettings['communication'] | undefined {
  // Only the two low bits say it; EV1 and later keep other switches above them. 2 is plain as 0 is.
  switch (byte === undefined ? undefined : byte & 0x03) {
    case 0:
    case 2:
      return 'plain';
    case 1:
      return 'mac';
    case 3:
      return 'enciphered';
    default:
      return undefined;
  }
}
