import { CLASSIC_BLOCK_BYTES } from '../classic-memory.ts';
import { simulatedDesfire } from '../desfire/simulated-desfire.ts';
import type { CardFileResult } from './card-file.ts';
import { flipperDesfire } from './flipper-desfire.ts';
import { FlipperFields } from './flipper-fields.ts';

export const FLIPPER_FIRST_LINE = 'Filetype: Flipper NFC device';

/** Types of the format whose cards are not selected as those of ISO/IEC 14443-3A are. */
const OF_OTHER_RADIO: ReadonlySet<string> = new Set([
  'FeliCa',
  'ISO14443-3B',
  'ISO14443-4B',
  'ISO15693-3',
  'SLIX',
  'ST25TB',
]);

const refused = (problem: string): CardFileResult => ({ ok: false, problem });

/**
 * Reads a `.nfc` file of the Flipper Zero: MIFARE Classic with its unread bytes, MIFARE DESFire, and of any
 * other ISO/IEC 14443-3A card what it answers when it is selected.
 */
export function parseFlipper(text: string): CardFileResult {
  const fields = new FlipperFields(text);
  const device = fields.text('Device type') ?? '';
  if (OF_OTHER_RADIO.has(device)) {
    return refused(
      `It is a card of type ${device}. Only cards of ISO/IEC 14443-3A are read here, and that is none.`,
    );
  }
  const uid = fields.bytes('UID');
  const sak = fields.bytes('SAK')?.[0];
  const atqa = atqaOf(fields);
  if (!uid || ![4, 7, 10].includes(uid.length))
    return refused('The line "UID" does not hold 4, 7 or 10 bytes.');
  if (sak === undefined || !atqa)
    return refused('The lines "ATQA" and "SAK" do not hold 2 bytes and 1 byte.');
  const selected = { uid, sak, atqa };
  switch (device) {
    case 'Mifare Classic':
      return classic(fields, selected);
    case 'Mifare DESFire': {
      const description = flipperDesfire(fields, uid);
      if (!description.ok) return description;
      return { ok: true, card: { ...simulatedDesfire(description.card), ...selected } };
    }
    default:
      return { ok: true, card: selected };
  }
}

/** Up to version 2 of the format the low byte came first. */
function atqaOf(fields: FlipperFields): Uint8Array | undefined {
  const atqa = fields.bytes('ATQA');
  if (atqa?.length !== 2) return undefined;
  return (fields.number('Version') ?? 0) <= 2 ? atqa.toReversed() : atqa;
}

function classic(
  fields: FlipperFields,
  selected: { readonly uid: Uint8Array; readonly sak: number; readonly atqa: Uint8Array },
): CardFileResult {
  if (fields.number('Data format version') !== 2) {
    return refused('Its blocks are of an old format that does not mark unread bytes; save the card anew.');
  }
  const count = fields.text('Mifare Classic type') === '4K' ? 256 : 64;
  const blocks: Uint8Array[] = [];
  const unread = new Set<number>();
  for (let block = 0; block < count; block++) {
    const bytes = fields.bytesOrUnread(`Block ${block}`);
    if (bytes && bytes.length !== CLASSIC_BLOCK_BYTES)
      return refused(`The line "Block ${block}" does not hold 16 bytes.`);
    blocks.push(Uint8Array.from({ length: CLASSIC_BLOCK_BYTES }, (_, at) => bytes?.[at] ?? 0));
    for (let at = 0; at < CLASSIC_BLOCK_BYTES; at++) {
      if (bytes?.[at] === undefined) unread.add(block * CLASSIC_BLOCK_BYTES + at);
    }
  }
  return { ok: true, card: { ...selected, memory: { blocks, unread } } };
}
