const DLE = 0x10;

/**
 * The byte after DLE, and the third bytes that make the pair a command that printers obey on arrival
 * (Epson ESC/POS reference: DLE EOT n, DLE ENQ n, DLE DC4 fn).
 */
const thirdBytes: Readonly<Record<number, readonly number[]>> = {
  4: [1, 2, 3, 4, 5, 6, 7, 8, 0x12],
  5: [0, 1, 2],
  20: [1, 2, 3, 7, 8],
};

/** The same dot of the byte, and the one to its right: a byte that occurs in no real-time command. */
const DLE_THICKENED = 0x18;

/**
 * Finds the offsets of real-time commands in bytes that are meant as something else.
 *
 * A printer looks for these three bytes in everything that arrives, pictures included (Epson TM-L90
 * specification, DLE EOT: "the printer performs the command"). Inside a picture one of them can send a
 * stray status byte, fire the cash drawer, or empty the print buffer in the middle of a receipt.
 */
export function findRealTimeCommands(bytes: Uint8Array): number[] {
  const offsets: number[] = [];
  bytes.forEach((byte, at) => {
    const third = bytes[at + 2];
    if (byte === DLE && third !== undefined && thirdBytes[bytes[at + 1] ?? -1]?.includes(third))
      offsets.push(at);
  });
  return offsets;
}

/** Picture bytes that hold no real-time command, and how many dots were blackened for that. */
export interface SafePicture {
  readonly bits: Uint8Array;
  readonly dotsChanged: number;
}

/**
 * Takes every real-time command out of picture bytes by making one dot of its first byte two dots wide.
 * Blackening a neighbour, rather than whitening the dot, keeps thin strokes whole; and as the new byte
 * occurs in no command, one pass is enough. The end of the bytes counts as a command that what follows
 * may complete, so the result is safe before any other bytes.
 */
export function withoutRealTimeCommands(bits: Uint8Array): SafePicture {
  const safe = Uint8Array.from(bits);
  let dotsChanged = 0;
  bits.forEach((byte, at) => {
    if (byte !== DLE || !mayBecomeCommand(bits[at + 1], bits[at + 2])) return;
    safe[at] = DLE_THICKENED;
    dotsChanged++;
  });
  return { bits: safe, dotsChanged };
}

function mayBecomeCommand(second: number | undefined, third: number | undefined): boolean {
  if (second === undefined) return true;
  const thirds = thirdBytes[second];
  return thirds !== undefined && (third === undefined || thirds.includes(third));
}
