/** Kinds of code, by the second character of the symbology identifier (ISO/IEC 15424, known as AIM ID). */
const byCodeCharacter = {
  A: 'code39',
  C: 'code128',
  E: 'eanUpc',
  F: 'codabar',
  G: 'code93',
  I: 'interleaved2of5',
  L: 'pdf417',
  Q: 'qrCode',
  U: 'maxiCode',
  X: 'other',
  d: 'dataMatrix',
  e: 'gs1DataBar',
  z: 'aztec',
} as const;

export type Symbology = (typeof byCodeCharacter)[keyof typeof byCodeCharacter];

/** `]`, the kind of code, and a modifier that says how it was read. */
const IDENTIFIER = /^\]([A-Za-z])[0-9A-Za-z]/;
export const IDENTIFIER_LENGTH = 3;

/**
 * The kind of code that a text starting with a symbology identifier is about. Undefined when it starts with
 * none, or with one that is not in the table and might as well be part of the code.
 */
export function leadingSymbology(text: string): Symbology | undefined {
  const character = IDENTIFIER.exec(text)?.[1];
  return character !== undefined && Object.hasOwn(byCodeCharacter, character)
    ? byCodeCharacter[character as keyof typeof byCodeCharacter]
    : undefined;
}
