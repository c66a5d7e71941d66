/**
 * The ESC/POS commands that the session sends, as bytes. Names and function numbers are those of the
 * Epson ESC/POS command reference. What is printed on the paper is not here: that is the receipt's body.
 */

const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;
const DLE = 0x10;

const command = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);

/** ESC @: forget every print mode, and what is in the line buffer. Also switches ASB off. Keeps the receive buffer. */
export const initialise = command(ESC, 0x40);

/**
 * FS .: leave Kanji mode. Printers sold for China, Korea and Taiwan start in it and would take two
 * accented Latin bytes for one ideograph.
 */
export const leaveKanjiMode = command(FS, 0x2e);

/** ESC M 0: font A (12 x 24 dots), the one that the columns of a receipt are counted in. */
export const selectFontA = command(ESC, 0x4d, 0x00);

/** GS a FFh: report every status change by itself (Automatic Status Back), starting with the state now. */
export const enableStatusBack = command(GS, 0x61, 0xff);

/** GS ( D, fn 20: no longer obey DLE DC4 fn 1 (drawer pulse) and fn 2 (power off), which image data may contain. */
export const ignoreRealTimePulses = command(GS, 0x28, 0x44, 0x05, 0x00, 0x14, 0x01, 0x00, 0x02, 0x00);

/** GS r 1: tell the paper sensor's state when this point of the buffer is reached. One byte comes back. */
export const paperStatusInOrder = command(GS, 0x72, 0x01);

/** GS I 67: the model's name, in order. `5Fh name 00h` comes back. */
export const modelName = command(GS, 0x49, 67);

/** GS V 66 n: feed the last line past the cutter, and n more dots of 1/203 inch, then cut, leaving one point. */
export const feedAndCut = command(GS, 0x56, 66, 0x00);

/** LF five times: as far as the cutter is away, to where the paper can be torn off. */
export const feedToTearOff = command(0x0a, 0x0a, 0x0a, 0x0a, 0x0a);

/** ESC p m t1 t2: pulse of 50 ms to drawer connector pin 2 or 5, then 500 ms of rest for its coil. */
export function drawerPulse(pin: 2 | 5): Uint8Array {
  return command(ESC, 0x70, pin === 2 ? 0 : 1, 25, 250);
}

/** DLE EOT n: asked and answered at once, even offline. 1 printer, 2 why offline, 3 which error, 4 paper. */
export function realTimeStatus(n: 1 | 2 | 3 | 4): Uint8Array {
  return command(DLE, 0x04, n);
}

/** DLE ENQ 1: the cause is cleared; recover and go on from the line where the error occurred. */
export const recoverAndContinue = command(DLE, 0x05, 0x01);

/** DLE ENQ 2: forget what is in the buffers, then recover. Like DLE ENQ 1 it is ignored without such an error. */
export const recoverAndForget = command(DLE, 0x05, 0x02);

/**
 * DLE DC4, fn 8: forget what is in the receive buffer and the print buffer. Obeyed on arrival, also offline;
 * `37h 25h 00h` comes back, and nothing may be sent before that (Epson ESC/POS reference; Citizen has it too).
 * Print modes and ASB stay as they are. GS ( D does not switch it off.
 */
export const forgetEverything = command(DLE, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);

/** Four characters of 20h to 7Eh. The printer sends them back when all before them is on paper. */
export type ProcessId = string;

/** GS ( H, fn 48: when the data before this is printed, answer `37h 22h id 00h`. */
export function requestCompletion(id: ProcessId): Uint8Array {
  const characters = [...id].map((character) => character.charCodeAt(0));
  if (characters.length !== 4 || characters.some((code) => code < 0x20 || code > 0x7e)) {
    throw new RangeError(`a process id is four printable ASCII characters, not ${JSON.stringify(id)}`);
  }
  return command(GS, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...characters);
}

/**
 * NULs mean nothing to a printer that is waiting for a command, and end a command that a lost
 * connection cut in two: without them its missing arguments would be taken from whatever comes next.
 */
export function finishTornCommand(length: number): Uint8Array {
  return new Uint8Array(length);
}
