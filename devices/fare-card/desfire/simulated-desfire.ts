// Longer than most: one chip with one state that every command looks at.
import type { SimulatedCard } from '../../card-reader/simulated-card.ts';
import { isRandomUid } from '../card-number.ts';
import { type NativeCommand, REPLY_DATA_MAX, unwrapCommand, wrapReply } from './apdu.ts';
import { commands, type WireAid } from './commands.ts';
import { encodeFileSettings, type FileSettings, u24Bytes } from './file-settings.ts';
import type { DesfireStatus } from './status.ts';

/** A DESFire card in plain data, as JSON can hold it. All strings are hex. */
export interface DesfireDescription {
  /** 7 bytes; or 4 that start with 08, for a phone or a card that hides its UID: the first of those it makes up. */
  readonly uid: string;
  /** The answer to GetVersion, 28 bytes; left out, that of an EV1 with 4 KB, and the UID above. */
  readonly version?: string;
  /** Whether the card tells strangers which applications it has. */
  readonly directory: 'listed' | 'locked';
  /** By identifier as it crosses the wire; `000000`, the card itself, has no files and is not named here. */
  readonly applications: Readonly<Record<WireAid, DesfireApplication>>;
}

export interface DesfireApplication {
  /** Its ISO/IEC 7816-4 name in hex, by which it can be selected as well. */
  readonly isoName?: string;
  /** By file number in two hex digits. */
  readonly files: Readonly<Record<string, DesfireFile>>;
}

/**
 * `denied`: nobody may read it (9Dh). `authenticationNeeded`: only after showing a key (AEh).
 * `freeNotRead` and `notInFile` are of a card in a file, and on a reader as if a key were needed: anyone may read it and
 * nobody did; or the file says neither what is in it nor who may read it. Records stand in the order they were written.
 */
export type DesfireFile = {
  readonly read: 'free' | 'denied' | 'authenticationNeeded' | 'freeNotRead' | 'notInFile';
} & (
  | { readonly type: 'standard' | 'backup'; readonly data: string }
  | { readonly type: 'value'; readonly value: number }
  | {
      readonly type: 'linearRecord' | 'cyclicRecord';
      readonly recordSize: number;
      readonly records: readonly string[];
    }
);

/** A DESFire that can be laid on any simulated reader. It answers every APDU, as a chip does. */
export type SimulatedDesfire = Required<Omit<SimulatedCard, 'memory' | 'radio'>>;

/** SEL_RES, SENS_RES and ATS of a MIFARE DESFire EV1. */
const EV1_IDENTITY = { sak: 0x20, atqa: [0x03, 0x44], ats: [0x75, 0x77, 0x81, 0x02, 0x80] };

/** Vendor, type, subtype, major, minor, storage, protocol; hardware then software. */
const EV1_4KB = '04010101001805' + '04010101041805';
/** Batch number, then week and year of production in BCD. */
const PRODUCTION = '0000000000' + '0124';

/** GetVersion's three frames. */
const VERSION_FRAMES = [7, 7, 14];

const CARD_LEVEL: WireAid = '000000';

/** What other programs ask a card as well: key settings with the number of keys, a key's version, free bytes. */
const otherCommands = { getKeySettings: 0x45, getKeyVersion: 0x64, getFreeMemory: 0x6e } as const;
/** Everything may be changed; with bit 1, everybody may list applications and files (libfreefare, MDAPP_SETTINGS). */
const KEY_SETTINGS = { listed: 0x0f, locked: 0x0d } as const;
const ONE_KEY = 0x01;
const FREE_BYTES = 2_048;

/** ISO/IEC 7816-4 status words for what is no native command. */
const CLASS_NOT_SUPPORTED = Uint8Array.of(0x6e, 0x00);
const NO_SUCH_APPLICATION = Uint8Array.of(0x6a, 0x82);
const NO_ERROR = Uint8Array.of(0x90, 0x00);
const ISO_SELECT = [0x00, 0xa4];
const ISO_SELECT_BY_NAME = [...ISO_SELECT, 0x04];

type Outcome = DesfireStatus | readonly Uint8Array[];

/** Throws a RangeError on a description that describes no possible card. */
export function simulatedDesfire(description: DesfireDescription): SimulatedDesfire {
  let uid = Uint8Array.fromHex(description.uid);
  const version = Uint8Array.fromHex(description.version ?? EV1_4KB + hiddenUid(uid) + PRODUCTION);
  if (version.length !== 28) throw new RangeError('the answer to GetVersion is 28 bytes');

  let selected: WireAid = CARD_LEVEL;
  let frames: readonly Uint8Array[] = [];

  const carryOut: Readonly<Record<number, { readonly parameters: number; run(data: Uint8Array): Outcome }>> =
    {
      [commands.getVersion]: { parameters: 0, run: () => cut(version, VERSION_FRAMES) },
      [commands.getApplicationIds]: {
        parameters: 0,
        run() {
          if (selected !== CARD_LEVEL) return 'permissionDenied';
          if (description.directory === 'locked') return 'authenticationError';
          return chunks(Uint8Array.fromHex(Object.keys(description.applications).join('')));
        },
      },
      [commands.selectApplication]: {
        parameters: 3,
        run(data) {
          const aid = data.toHex().toUpperCase();
          const known = aid === CARD_LEVEL || Object.hasOwn(description.applications, aid);
          // A failed selection leaves the card itself selected.
          selected = known ? aid : CARD_LEVEL;
          return known ? [] : 'applicationNotFound';
        },
      },
      [commands.getFileIds]: {
        parameters: 0,
        run() {
          const application = description.applications[selected];
          return application
            ? chunks(Uint8Array.fromHex(Object.keys(application.files).join('')))
            : 'permissionDenied';
        },
      },
      [commands.getFileSettings]: {
        parameters: 1,
        run: (data) => withFile(data, (file) => chunks(encodeFileSettings(settingsOf(file)))),
      },
      [commands.readData]: { parameters: 7, run: (data) => withFile(data, (file) => readData(file, data)) },
      [commands.readRecords]: {
        parameters: 7,
        run: (data) => withFile(data, (file) => readRecords(file, data)),
      },
      [otherCommands.getKeySettings]: {
        parameters: 0,
        run: () => [Uint8Array.of(KEY_SETTINGS[description.directory], ONE_KEY)],
      },
      [otherCommands.getKeyVersion]: { parameters: 1, run: () => [Uint8Array.of(0x00)] },
      [otherCommands.getFreeMemory]: { parameters: 0, run: () => [Uint8Array.from(u24Bytes(FREE_BYTES))] },
      [commands.getValue]: { parameters: 1, run: (data) => withFile(data, readValue) },
    };

  function withFile(data: Uint8Array, then: (file: DesfireFile) => Outcome): Outcome {
    const file = description.applications[selected]?.files[data.subarray(0, 1).toHex().toUpperCase()];
    return file ? then(file) : 'fileNotFound';
  }

  function outcomeOf({ command, data }: NativeCommand): Outcome {
    const waiting = frames;
    frames = [];
    if (command === commands.additionalFrame) return waiting.length > 0 ? waiting : 'commandAborted';
    // A new command while the last answer is not fetched to its end: the chip gives up both.
    if (waiting.length > 0) return 'commandAborted';
    const known = carryOut[command];
    if (!known) return 'illegalCommand';
    return data.length === known.parameters ? known.run(data) : 'lengthError';
  }

  /** ISO/IEC 7816-4: CLA, INS, P1, P2, the name's length, the name. */
  function isoSelect(apdu: Uint8Array): Uint8Array {
    const name = apdu.subarray(5, 5 + (apdu[4] ?? 0)).toHex();
    const byName = ISO_SELECT_BY_NAME.every((byte, at) => apdu[at] === byte);
    const [aid] =
      Object.entries(description.applications).find(
        ([, { isoName }]) => byName && isoName?.toLowerCase() === name,
      ) ?? [];
    if (aid === undefined) return NO_SUCH_APPLICATION;
    selected = aid;
    return NO_ERROR;
  }

  return {
    get uid() {
      return uid;
    },
    sak: EV1_IDENTITY.sak,
    atqa: Uint8Array.from(EV1_IDENTITY.atqa),
    ats: Uint8Array.from(EV1_IDENTITY.ats),
    powerUp() {
      selected = CARD_LEVEL;
      frames = [];
      if (isRandomUid(uid)) uid = nextRandomUid(uid);
    },
    respond: (apdu) => answer(apdu, asChip),
    respondFiled: (apdu) => answer(apdu, asFiled),
  };

  function answer(apdu: Uint8Array, said: (status: DesfireStatus) => DesfireStatus): Uint8Array {
    const native = unwrapCommand(apdu);
    if (!native) {
      return ISO_SELECT.every((byte, at) => apdu[at] === byte) ? isoSelect(apdu) : CLASS_NOT_SUPPORTED;
    }
    const outcome = outcomeOf(native);
    if (typeof outcome === 'string') return wrapReply({ status: said(outcome), data: new Uint8Array() });
    const [now = new Uint8Array(), ...later] = outcome;
    frames = later;
    return wrapReply({ status: later.length > 0 ? 'additionalFrame' : 'ok', data: now });
  }
}

/** 08h and three bytes that nobody could foresee, except in a test. */
function nextRandomUid(uid: Uint8Array): Uint8Array<ArrayBuffer> {
  const next = Math.imul(new DataView(uid.buffer).getUint32(0) & 0xffffff, 0x10dcd) + 1;
  return Uint8Array.of(0x08, (next >> 16) & 0xff, (next >> 8) & 0xff, next & 0xff);
}

function settingsOf(file: DesfireFile): FileSettings {
  const communication = 'plain';
  switch (file.type) {
    case 'standard':
    case 'backup':
      return { type: file.type, communication, size: file.data.length / 2 };
    case 'value':
      return { type: file.type, communication, lowerLimit: 0, upperLimit: 0x7fffffff };
    case 'linearRecord':
    case 'cyclicRecord': {
      const records = file.records.length;
      // A cyclic file always keeps one record free to write the next one into.
      return {
        type: file.type,
        communication,
        recordSize: file.recordSize,
        maxRecords: records + 1,
        records,
      };
    }
  }
}

function readData(file: DesfireFile, parameters: Uint8Array): Outcome {
  if (file.type !== 'standard' && file.type !== 'backup') return 'parameterError';
  if (file.read !== 'free') return refusal(file.read);
  const data = Uint8Array.fromHex(file.data);
  const { from, count } = rangeOf(parameters);
  const end = count === 0 ? data.length : from + count;
  return from >= data.length || end > data.length ? 'boundaryError' : chunks(data.slice(from, end));
}

function readRecords(file: DesfireFile, parameters: Uint8Array): Outcome {
  if (file.type !== 'linearRecord' && file.type !== 'cyclicRecord') return 'parameterError';
  if (file.read !== 'free') return refusal(file.read);
  // Counted back from the newest record, yet answered in the order of writing.
  const { from, count } = rangeOf(parameters);
  const end = file.records.length - from;
  const start = count === 0 ? 0 : end - count;
  if (end <= 0 || start < 0) return 'boundaryError';
  return chunks(Uint8Array.fromHex(file.records.slice(start, end).join('')));
}

function readValue(file: DesfireFile): Outcome {
  if (file.type !== 'value') return 'parameterError';
  if (file.read !== 'free') return refusal(file.read);
  const value = new DataView(new ArrayBuffer(4));
  value.setInt32(0, file.value, true);
  return [new Uint8Array(value.buffer)];
}

function refusal(read: Exclude<DesfireFile['read'], 'free'>): DesfireStatus {
  switch (read) {
    case 'denied':
      return 'permissionDenied';
    case 'authenticationNeeded':
      return 'authenticationError';
    default:
      return read;
  }
}

function asChip(status: DesfireStatus): DesfireStatus {
  return status === 'notInFile' || status === 'freeNotRead' ? 'authenticationError' : status;
}

function asFiled(status: DesfireStatus): DesfireStatus {
  return status === 'fileNotFound' ? 'notInFile' : status;
}

function rangeOf(parameters: Uint8Array): { readonly from: number; readonly count: number } {
  const u24 = (at: number) =>
    (parameters[at] ?? 0) + (parameters[at + 1] ?? 0) * 0x100 + (parameters[at + 2] ?? 0) * 0x10000;
  return { from: u24(1), count: u24(4) };
}

/** A card with random UIDs tells its true one to nobody. */
function hiddenUid(uid: Uint8Array): string {
  if (uid.length === 7) return uid.toHex();
  if (uid.length === 4) return '00'.repeat(7);
  throw new RangeError('a DESFire UID is 7 bytes, a random one 4');
}

function cut(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  let at = 0;
  return lengths.map((length) => {
    const piece = bytes.slice(at, at + length);
    at += length;
    return piece;
  });
}

function chunks(bytes: Uint8Array): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += REPLY_DATA_MAX) pieces.push(bytes.slice(at, at + REPLY_DATA_MAX));
  return pieces;
}
