import { Writable } from 'node:stream';

/** Bytes that a terminal obeys instead of showing, but for a line's end and a tab; and what turns text around. */
const OBEYED = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu;

const FIRST_CONTROL_PICTURE = 0x2400;
const DELETE = 0x7f;
const DELETE_PICTURE = '\u2421';

/**
 * Text for a terminal. What a file holds or is called must not clear the screen or forge what stands on it: each
 * control character is shown as its picture (Unicode's block Control Pictures), or as `\ufffd` where there is none.
 */
export function plainWords(text: string): string {
  return text.replace(OBEYED, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(FIRST_CONTROL_PICTURE + code);
    return code === DELETE ? DELETE_PICTURE : '\ufffd';
  });
}

/** A stream of text that passes everything on at once, in plain words. */
export function inPlainWords(to: Writable): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk, _, taken) {
      to.write(plainWords(String(chunk)));
      // Nothing may wait in here: the process ends once `to` has been written out.
      taken();
    },
  });
}
