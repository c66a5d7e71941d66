const LEFT_TO_RIGHT_ISOLATE = '\u2066';
const POP_ISOLATE = '\u2069';
const RIGHT_TO_LEFT_LETTER = /\p{Script=Arab}/u;
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
  if (ALREADY_ISOLATED.test(text)) return text;
  const isolated = (island: string) => LEFT_TO_RIGHT_ISOLATE + island + POP_ISOLATE;
  // An English sentence keeps its commas and its full stop where they belong.
  return RIGHT_TO_LEFT_LETTER.test(text) ? text.replace(ISLAND, isolated) : isolated(text);
}
