import { unwrapReply, wrapCommand } from './apdu.ts';
import { decodeFileSettings, type FileSettings, u24Bytes } from './file-settings.ts';
import type { DesfireStatus } from './status.ts';
import { type DesfireVersion, decodeVersion } from './version.ts';

/** DESFire native commands that need no key (libfreefare, mifare_desfire.c). */
export const commands = {
  getVersion: 0x60,
  getApplicationIds: 0x6a,
  selectApplication: 0x5a,
  getFileIds: 0x6f,
  getFileSettings: 0xf5,
  readData: 0xbd,
  readRecords: 0xbb,
  getValue: 0x6c,
  additionalFrame: 0xaf,
} as const;

/** Passes one APDU to the card. Throws `CardGone` when the card leaves. */
export type ExchangeApdu = (apdu: Uint8Array) => Promise<Uint8Array>;

/**
 * Application identifier as it crosses the wire, lowest byte first, in 6 upper-case hex digits. NXP's papers
 * write the bytes the other way round: `9011F2` here is `F21190` there.
 */
export type WireAid = string;

/** `malformed`: the answer is none that this command can have. */
export type DesfireReply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: Exclude<DesfireStatus, 'ok'> | 'malformed' };

/** Rounds of "more to come" after which a card is taken to be talking nonsense: far above 32 KB. */
const MAX_FRAMES = 1024;

/** Offset and length, or first record and count: all of the file. */
const WHOLE_FILE = [...u24Bytes(0), ...u24Bytes(0)];

const AID_SIZE = 3;

/** The conversation with one DESFire card, without keys. */
export interface Desfire {
  version(): Promise<DesfireReply<DesfireVersion>>;
  applicationIds(): Promise<DesfireReply<readonly WireAid[]>>;
  /** `000000` is the card itself. */
  selectApplication(aid: WireAid): Promise<DesfireReply<void>>;
  fileIds(): Promise<DesfireReply<readonly number[]>>;
  fileSettings(file: number): Promise<DesfireReply<FileSettings>>;
  /** A standard or backup file from end to end. */
  readData(file: number): Promise<DesfireReply<Uint8Array>>;
  /** All records of a record file one after another, the oldest first. */
  readRecords(file: number): Promise<DesfireReply<Uint8Array>>;
  /** A value file's signed 32-bit value. */
  value(file: number): Promise<DesfireReply<number>>;
}

export function desfire(exchange: ExchangeApdu): Desfire {
  async function ask(command: number, ...data: readonly number[]): Promise<DesfireReply<Uint8Array>> {
    const parts: Uint8Array[] = [];
    let apdu = wrapCommand(command, Uint8Array.from(data));
    for (let frame = 0; frame < MAX_FRAMES; frame++) {
      const reply = unwrapReply(await exchange(apdu));
      if (!reply) return { ok: false, status: 'malformed' };
      if (reply.status !== 'ok' && reply.status !== 'additionalFrame')
        return { ok: false, status: reply.status };
      parts.push(reply.data);
      if (reply.status === 'ok') return { ok: true, value: joined(parts) };
      apdu = wrapCommand(commands.additionalFrame);
    }
    return { ok: false, status: 'malformed' };
  }

  return {
    version: async () => parsed(await ask(commands.getVersion), decodeVersion),
    applicationIds: async () => parsed(await ask(commands.getApplicationIds), decodeAids),
    async selectApplication(aid) {
      const reply = await ask(commands.selectApplication, ...Uint8Array.fromHex(aid));
      return reply.ok ? { ok: true, value: undefined } : reply;
    },
    fileIds: async () => parsed(await ask(commands.getFileIds), (bytes) => [...bytes]),
    fileSettings: async (file) => parsed(await ask(commands.getFileSettings, file), decodeFileSettings),
    readData: (file) => ask(commands.readData, file, ...WHOLE_FILE),
    readRecords: (file) => ask(commands.readRecords, file, ...WHOLE_FILE),
    value: async (file) => parsed(await ask(commands.getValue, file), decodeValue),
  };
}

function parsed<T>(
  reply: DesfireReply<Uint8Array>,
  decode: (bytes: Uint8Array) => T | undefined,
): DesfireReply<T> {
  if (!reply.ok) return reply;
  const value = decode(reply.value);
  return value === undefined ? { ok: false, status: 'malformed' } : { ok: true, value };
}

function decodeAids(bytes: Uint8Array): WireAid[] | undefined {
  if (bytes.length % AID_SIZE !== 0) return undefined;
  const aids: WireAid[] = [];
  for (let at = 0; at < bytes.length; at += AID_SIZE) {
    aids.push(
      bytes
        .subarray(at, at + AID_SIZE)
        .toHex()
        .toUpperCase(),
    );
  }
  return aids;
}

function decodeValue(bytes: Uint8Array): number | undefined {
  if (bytes.length !== 4) return undefined;
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getInt32(0, true);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
