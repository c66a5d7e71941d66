const LEFT_TO_RIGHT_ISOLATE = '\u2066';
const POP_ISOLATE = '\u2069';
const ALREADY_ISOLATED = /[\u2066-\u2069\u202a-\u202e]/;

/** An area code in brackets, then Latin letters and digits with what stands between them. */
const ISLAND =
  /(?:\(\p{Nd}+\) ?)?[+#$€£]?[\p{Script=Latin}\p{Nd}](?:[\p{Script=Latin}\p{Nd}\p{M} .,:@/+#&%$'’_–-]*[\p{Script=Latin}\p{Nd}\p{M}%])?/gu;

/**
 * Marks each telephone number, case number, date and Latin name inside a right-to-left text as an
 * island that is read from left to right.
 *
 * The bidirectional algorithm (UAX #9, rule W4) does not join digits across a hyphen after an Arabic
 * letter, so `213-555-0100` would be printed as `0100-555-213`: a number that somebody else answers.
 * A text that brings its own direction marks is left as it is.
 */
export function isolateLeftToRight(text: string): string {
  return ALREADY_ISOLATED.test(text)
    ? text
    : text.replace(ISLAND, (island) => LEFT_TO_RIGHT_ISOLATE + island + POP_ISOLATE);
}
