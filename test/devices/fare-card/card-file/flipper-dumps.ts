import { sampleCards } from '../../../../devices/fare-card/nextfare/sample-cards.ts';
import { profile } from '../nextfare/system.ts';

const spaced = (bytes: Uint8Array) => (bytes.toHex().toUpperCase().match(/../g) ?? []).join(' ');

/** The 16-byte blocks of the everyday sample card. */
export function everydayBlocks(): Uint8Array[] {
  const everyday = sampleCards(profile, '2026-03-14T09:05').find(({ id }) => id === 'everyday');
  if (!everyday) throw new Error('there is no sample card');
  return Array.from({ length: 64 }, (_, block) => everyday.image.slice(block * 16, block * 16 + 16));
}

/** A MIFARE Classic 1K card as the Flipper Zero saves it; `spoil` rewrites a block's line. */
export function flipperClassic(
  blocks: readonly Uint8Array[],
  spoil: (block: number, line: string) => string = (_, line) => line,
): string {
  const [first = new Uint8Array()] = blocks;
  return [
    'Filetype: Flipper NFC device',
    'Version: 4',
    '# Device type can be ISO14443-3A, ISO14443-3B, ISO14443-4A, NTAG/Ultralight, Mifare Classic, Mifare DESFire',
    'Device type: Mifare Classic',
    '# UID is common for all formats',
    `UID: ${spaced(first.subarray(0, 4))}`,
    '# ISO14443-3A specific data',
    'ATQA: 00 04',
    'SAK: 08',
    '# Mifare Classic specific data',
    'Mifare Classic type: 1K',
    'Data format version: 2',
    "# Mifare Classic blocks, '??' means unknown data",
    ...blocks.map((block, number) => `Block ${number}: ${spoil(number, spaced(block))}`),
    '',
  ].join('\n');
}

/** A DESFire with open, closed, value and record files as the Flipper Zero saves it. */
export const FLIPPER_DESFIRE = [
  'Filetype: Flipper NFC device',
  'Version: 4',
  'Device type: Mifare DESFire',
  'UID: 04 4F 2E D2 15 35 80',
  'ATQA: 03 44',
  'SAK: 20',
  'ATS: 06 75 77 81 02 80',
  'PICC Version: 04 01 01 01 00 18 05 04 01 01 01 04 18 05 04 4F 2E D2 15 35 80 BA 45 51 B2 80 52 13',
  'PICC Free Memory: 3360',
  'PICC Change Key ID: 00',
  'PICC Config Changeable: true',
  'PICC Free Create Delete: false',
  'PICC Free Directory List: true',
  'PICC Key Changeable: true',
  'PICC Max Keys: 01',
  'PICC Key 0 Version: 00',
  'Application Count: 1',
  'Application IDs: 90 11 F2',
  'Application 9011f2 Change Key ID: 00',
  'Application 9011f2 File IDs: 02 03 04 05 06 0E',
  'Application 9011f2 File 2 Type: 01',
  'Application 9011f2 File 2 Communication Settings: 00',
  'Application 9011f2 File 2 Access Rights: 1F E2',
  'Application 9011f2 File 2 Size: 20',
  'Application 9011f2 File 2: 00 00 00 00 EE 00 00 00 00 00 00 00 00 00 00 00 00 00 00 E1',
  // Nobody may read it, so there are no bytes.
  'Application 9011f2 File 3 Type: 00',
  'Application 9011f2 File 3 Communication Settings: 00',
  'Application 9011f2 File 3 Access Rights: FF FF',
  'Application 9011f2 File 3 Size: 8',
  // Key 2 may read it.
  'Application 9011f2 File 4 Type: 00',
  'Application 9011f2 File 4 Communication Settings: 03',
  'Application 9011f2 File 4 Access Rights: 1F 22',
  'Application 9011f2 File 4 Size: 8',
  'Application 9011f2 File 5 Type: 02',
  'Application 9011f2 File 5 Communication Settings: 00',
  'Application 9011f2 File 5 Access Rights: 1F E2',
  'Application 9011f2 File 5 Hi Limit: 30000',
  'Application 9011f2 File 5 Lo Limit: 0',
  'Application 9011f2 File 5 Limited Credit Value: 0',
  'Application 9011f2 File 5 Limited Credit Enabled: false',
  'Application 9011f2 File 5: 51 FF FF FF',
  // Open to all, and empty.
  'Application 9011f2 File 6 Type: 04',
  'Application 9011f2 File 6 Communication Settings: 00',
  'Application 9011f2 File 6 Access Rights: 1F E2',
  'Application 9011f2 File 6 Size: 32',
  'Application 9011f2 File 6 Max: 4',
  'Application 9011f2 File 6 Cur: 0',
  'Application 9011f2 File 14 Type: 04',
  'Application 9011f2 File 14 Communication Settings: 00',
  'Application 9011f2 File 14 Access Rights: 1F E2',
  'Application 9011f2 File 14 Size: 2',
  'Application 9011f2 File 14 Max: 3',
  'Application 9011f2 File 14 Cur: 2',
  'Application 9011f2 File 14: A1 A2 B1 B2',
  '',
].join('\r\n');
