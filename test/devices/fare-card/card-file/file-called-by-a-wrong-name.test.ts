import { describe, expect, it } from 'vitest';
import { parseCardFile } from '../../../../devices/fare-card/card-file/card-file.ts';
import { everydayBlocks, flipperClassic } from './flipper-dumps.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const marked = (text: string) => bytesOf(`\u{feff}${text}`);
const utf16 = (text: string, mark = '\u{feff}') => new Uint8Array(Buffer.from(mark + text, 'utf16le'));
const utf16BigEndian = (text: string) => new Uint8Array(Buffer.from(`\u{feff}${text}`, 'utf16le').swap16());

const FLIPPER = flipperClassic(everydayBlocks());
const OURS = JSON.stringify({
  format: 'card',
  version: 1,
  card: { kind: 'classic', uid: 'DE010001', blocks: everydayBlocks().map((block) => block.toHex()) },
});
const flipperOf = (type: string, lines: string) =>
  bytesOf(`Filetype: Flipper NFC device\nVersion: 4\nDevice type: ${type}\n${lines}`);

function problemOf(bytes: Uint8Array): string {
  const parsed = parseCardFile(bytes);
  return parsed.ok ? 'it is a card' : parsed.problem;
}

describe('a file from an editor that puts a byte order mark before its text', () => {
  it.each([
    ['.nfc', FLIPPER],
    ['JSON', OURS],
  ])('is the same card: %s', (_, text) => {
    expect(parseCardFile(marked(text))).toEqual(parseCardFile(bytesOf(text)));
    expect(parseCardFile(marked(text)).ok).toBe(true);
  });
});

describe('a file is refused as what it is', () => {
  it.each([
    ['UTF-16 with its mark', utf16(FLIPPER)],
    ['UTF-16 with its mark, of JSON', utf16(OURS)],
    ['UTF-16 without a mark', utf16(OURS, '')],
    ['UTF-16, high byte first', utf16BigEndian(FLIPPER)],
    ['UTF-16 as long as a 1K dump', utf16('{'.padEnd(511))],
  ])('%s', (_, bytes) => {
    expect(problemOf(bytes)).toBe('It is text in UTF-16; save it as UTF-8.');
  });

  it.each([
    ['FeliCa', 'UID: 29 9F FA 53 AB 75 87 6E\nManufacture id: 29 9F FA 53 AB 75 87 6E\n'],
    ['ISO15693-3', 'UID: E0 04 01 02 03 04 05 06\n'],
    ['ISO14443-3B', 'UID: 30 1D B3 28\n'],
    ['ST25TB', 'UID: D0 02 1B 42 01 02 03 04\n'],
  ])('a Flipper file of %s', (type, lines) => {
    expect(problemOf(flipperOf(type, lines))).toBe(
      `It is a card of type ${type}. Only cards of ISO/IEC 14443-3A are read here, and that is none.`,
    );
  });

  it.each([
    ['a Proxmark3 dump', { Created: 'proxmark3', FileType: 'mfc v2', blocks: {} }, 'a dump of a Proxmark3'],
    ['cards of Metrodroid', { cards: [], scannedAt: 1 }, 'JSON of something else'],
    [
      'what decode-card printed',
      { family: 'clipper', uid: 'C40DCDC0', number: null, problems: [] },
      'what decode-card prints, which leaves out the bytes',
    ],
    ['a key table', [{ type: 'A', key: 'FFFFFFFFFFFF' }], 'a key table'],
    ['an empty list', [], 'JSON of something else'],
  ])('%s', (_, content, what) => {
    expect(problemOf(bytesOf(JSON.stringify(content)))).toBe(
      `It is ${what}. docs/card-json.md describes the JSON of a card.`,
    );
  });
});
