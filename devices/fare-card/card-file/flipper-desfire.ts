import type { WireAid } from '../desfire/commands.ts';
import type { DesfireApplication, DesfireDescription, DesfireFile } from '../desfire/simulated-desfire.ts';
import type { FlipperFields } from './flipper-fields.ts';

type Parsed<T> = { readonly ok: true; readonly card: T } | { readonly ok: false; readonly problem: string };

const AID_BYTES = 3;
const VERSION_BYTES = 28;
/** Access rights: each of four nibbles is a key's number, Eh for everybody, or Fh for nobody. */
const EVERYBODY = 0x0e;
const NOBODY = 0x0f;

const types = ['standard', 'backup', 'value', 'linearRecord', 'cyclicRecord'] as const;

/** The DESFire part of a Flipper's `.nfc` file (flipperzero-firmware, lib/nfc/protocols/mf_desfire). */
export function flipperDesfire(fields: FlipperFields, uid: Uint8Array): Parsed<DesfireDescription> {
  const version = fields.bytes('PICC Version');
  if (version && version.length !== VERSION_BYTES) {
    return { ok: false, problem: 'The line "PICC Version" does not hold 28 bytes.' };
  }
  const ids = fields.bytes('Application IDs') ?? new Uint8Array();
  const applications: Record<WireAid, DesfireApplication> = {};
  for (let at = 0; at + AID_BYTES <= ids.length; at += AID_BYTES) {
    const aid = ids.subarray(at, at + AID_BYTES).toHex();
    const read = applicationOf(fields, aid);
    if (!read.ok) return read;
    applications[aid.toUpperCase()] = read.card;
  }
  return {
    ok: true,
    card: {
      uid: uid.toHex(),
      ...(version && { version: version.toHex() }),
      // Where listing needs a key there is no such list in the file either.
      directory: fields.text('PICC Free Directory List') === 'false' ? 'locked' : 'listed',
      applications,
    },
  };
}

function applicationOf(fields: FlipperFields, aid: string): Parsed<DesfireApplication> {
  const files: Record<string, DesfireFile> = {};
  for (const file of fields.bytes(`Application ${aid} File IDs`) ?? []) {
    const read = fileOf(fields, `Application ${aid} File ${file}`);
    if (!read)
      return { ok: false, problem: `What stands under "Application ${aid} File ${file}" makes no sense.` };
    files[file.toString(16).padStart(2, '0').toUpperCase()] = read;
  }
  return { ok: true, card: { files } };
}

function fileOf(fields: FlipperFields, key: string): DesfireFile | undefined {
  const type = types[fields.bytes(`${key} Type`)?.[0] ?? types.length];
  const data = fields.bytes(key);
  const rights = fields.bytes(`${key} Access Rights`);
  const read = readRight(rights, data !== undefined);
  if (type === undefined) return undefined;
  switch (type) {
    case 'standard':
    case 'backup': {
      const size = fields.number(`${key} Size`);
      if (size === undefined || size > MOST_BYTES || (data && data.length !== size)) return undefined;
      return { type, read, data: (data ?? new Uint8Array(size)).toHex() };
    }
    case 'value':
      if (data && data.length !== 4) return undefined;
      return { type, read, value: data ? new DataView(data.buffer).getInt32(0, true) : 0 };
    case 'linearRecord':
    case 'cyclicRecord': {
      const size = fields.number(`${key} Size`);
      const count = fields.number(`${key} Cur`);
      if (!size || count === undefined || size * count > MOST_BYTES) return undefined;
      const bytes = data ?? new Uint8Array(size * count);
      if (bytes.length !== size * count) return undefined;
      if (count === 0)
        return { type, read: readRight(rights, isFree(rights)), recordSize: size, records: [] };
      const records = Array.from({ length: count }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size).toHex(),
      );
      return { type, read, recordSize: size, records };
    }
  }
}

/** The largest chip of the family holds 32 KB. */
const MOST_BYTES = 32 * 1024;

/** Who may read, and who may read and write. */
function readersOf(rights: Uint8Array | undefined): readonly number[] {
  const [readWriteAndChange = 0, readAndWrite = 0] = rights ?? [];
  return [readAndWrite >> 4, readWriteAndChange >> 4];
}

function isFree(rights: Uint8Array | undefined): boolean {
  return readersOf(rights).includes(EVERYBODY);
}

/** A file whose bytes are missing was not read, whatever its rights: nothing is made up for it. */
function readRight(rights: Uint8Array | undefined, wasRead: boolean): DesfireFile['read'] {
  if (wasRead) return 'free';
  if (!rights) return 'notInFile';
  if (isFree(rights)) return 'freeNotRead';
  return readersOf(rights).every((right) => right === NOBODY) ? 'denied' : 'authenticationNeeded';
}
