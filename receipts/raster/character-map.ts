import { closeSync, openSync, readSync } from 'node:fs';

/** Inclusive ranges of code points, ascending: first, last, first, last, ... */
export type CodePointRanges = readonly number[];

const OFFSET_TABLE_SIZE = 12;
const TABLE_RECORD_SIZE = 16;

/** Which code points a TrueType or OpenType file has glyphs for. Reads only the file's `cmap` table. */
export function readCharacterMap(path: string): CodePointRanges {
  const file = openSync(path, 'r');
  try {
    const tableCount = readPart(file, 0, OFFSET_TABLE_SIZE).getUint16(4);
    const directory = readPart(file, OFFSET_TABLE_SIZE, tableCount * TABLE_RECORD_SIZE);
    for (let record = 0; record < directory.byteLength; record += TABLE_RECORD_SIZE) {
      if (directory.getUint32(record) !== tag('cmap')) continue;
      return parseCharacterMap(
        readPart(file, directory.getUint32(record + 8), directory.getUint32(record + 12)),
      );
    }
    throw new Error(`No cmap table in ${path}`);
  } finally {
    closeSync(file);
  }
}

/**
 * Parses a `cmap` table (OpenType 1.9, "cmap - Character to Glyph Index Mapping Table"): the full
 * repertoire in format 12 where there is one, else the Basic Multilingual Plane in format 4.
 */
export function parseCharacterMap(table: DataView): CodePointRanges {
  const subtables = Array.from({ length: table.getUint16(2) }, (_, index) => table.getUint32(8 + index * 8));
  const ofFormat = (format: number) => subtables.find((offset) => table.getUint16(offset) === format);
  const full = ofFormat(12);
  if (full !== undefined) return segmentedCoverage(table, full);
  const basic = ofFormat(4);
  if (basic !== undefined) return segmentMapping(table, basic);
  throw new Error('The cmap table has neither format 12 nor format 4');
}

/** Whether a code point lies in one of the ranges. */
export function covers(ranges: CodePointRanges, codePoint: number): boolean {
  let low = 0;
  let high = ranges.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < (ranges[middle * 2] ?? 0)) high = middle - 1;
    else if (codePoint > (ranges[middle * 2 + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}

/** Format 12: groups of startCharCode, endCharCode, startGlyphID after a header of 16 bytes. */
function segmentedCoverage(table: DataView, offset: number): CodePointRanges {
  const ranges: number[] = [];
  const groups = table.getUint32(offset + 12);
  for (let group = offset + 16; group < offset + 16 + groups * 12; group += 12) {
    const first = table.getUint32(group);
    const firstGlyph = table.getUint32(group + 8);
    append(ranges, firstGlyph === 0 ? first + 1 : first, table.getUint32(group + 4));
  }
  return ranges;
}

/** Format 4: parallel arrays endCode, (pad), startCode, idDelta, idRangeOffset, all of segCount. */
function segmentMapping(table: DataView, offset: number): CodePointRanges {
  const ranges: number[] = [];
  const arraySize = table.getUint16(offset + 6);
  const endCodes = offset + 14;
  const startCodes = endCodes + arraySize + 2;
  const deltas = startCodes + arraySize;
  const rangeOffsets = deltas + arraySize;
  for (let at = 0; at < arraySize; at += 2) {
    const first = table.getUint16(startCodes + at);
    const last = table.getUint16(endCodes + at);
    const delta = table.getUint16(deltas + at);
    const rangeOffset = table.getUint16(rangeOffsets + at);
    for (let code = first; code <= last; code++) {
      const entry =
        rangeOffset === 0 ? code : table.getUint16(rangeOffsets + at + rangeOffset + (code - first) * 2);
      const mapped = rangeOffset === 0 || entry !== 0;
      if (mapped && ((entry + delta) & 0xffff) !== 0) append(ranges, code, code);
    }
  }
  return ranges;
}

function append(ranges: number[], first: number, last: number): void {
  if (last < first) return;
  if (ranges.length > 0 && ranges[ranges.length - 1] === first - 1) ranges[ranges.length - 1] = last;
  else ranges.push(first, last);
}

function readPart(file: number, position: number, length: number): DataView {
  const bytes = new Uint8Array(length);
  if (readSync(file, bytes, 0, length, position) !== length) throw new Error('The font file is cut short');
  return new DataView(bytes.buffer);
}

function tag(name: string): number {
  return [...name].reduce((value, character) => value * 256 + character.charCodeAt(0), 0);
}
