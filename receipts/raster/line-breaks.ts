/** `(213) 555-0100` is one number: split over two lines it is misread, from right to left most of all. */
const NUMBER_GOES_ON = /\p{Nd}\)? $/u;

/** Says how wide a piece of text is when drawn, in dots. */
export type Measure = (text: string) => number;

/**
 * Blanks at which a line may end. No-break blanks are left out; the zero-width blank (U+200B) is in,
 * because Khmer and Lao writers put it between words.
 */
const BLANKS_AT_END = /[\t \u1680\u2000-\u2006\u2008-\u200b\u205f\u3000]+$/;

/** Scripts that are written without blanks between words: lines may break between any two words. */
const UNSPACED = /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;
const UNSPACED_END =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]\p{M}*$/u;

/** What may not begin a line (JIS X 4051 and UAX #14: closing marks, small kana, repetition marks). */
const NOT_FIRST =
  /^[\p{Pe}\p{Pf}\p{M}、。，．・：；！？!?,.:;%…‥ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〻ゝゞヽヾๆฯໆຯៗ។៕៖]/u;
/** What may not end a line: opening marks and currency signs. */
const NOT_LAST = /[\p{Ps}\p{Pi}\p{Sc}]$/u;

/** In a long word, such as Tagalog `pakikipag-ugnayan`; a number with hyphens is not one. */
const AFTER_HYPHEN = /(?<=\p{L}-)(?=\p{L})/u;

/**
 * Breaks a text into lines no wider than `width`. A line ends between words; a word is split, after its
 * own hyphen or else between two of its letters as readers see them, only when it alone is wider than the
 * line. A newline in the text always ends a line.
 * @param language BCP 47 tag; decides where words end in scripts without blanks
 */
export function breakLines(text: string, language: string, width: number, measure: Measure): string[] {
  return text
    .split(/\r\n|[\n\u2028\u2029]/)
    .flatMap((paragraph) => breakParagraph(paragraph, language, width, measure));
}

/** The pieces of a text that no line end may fall into, each with the blanks that follow it. */
export function unbreakablePieces(text: string, language: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    const last = pieces.at(-1);
    if (last !== undefined && !mayBreakBetween(last, segment)) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces;
}

function mayBreakBetween(before: string, after: string): boolean {
  if (BLANKS_AT_END.test(after)) return false;
  if (BLANKS_AT_END.test(before)) return !(NUMBER_GOES_ON.test(before) && /^\p{Nd}/u.test(after));
  if (NOT_FIRST.test(after) || NOT_LAST.test(before)) return false;
  return UNSPACED.test(after) || UNSPACED_END.test(before);
}

function breakParagraph(text: string, language: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (candidate: string) => measure(candidate.replace(BLANKS_AT_END, '')) <= width;
  for (const piece of unbreakablePieces(text, language)) {
    if (fits(line + piece)) {
      line += piece;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    const parts = fits(piece)
      ? [piece]
      : piece.split(AFTER_HYPHEN).flatMap((part) => (fits(part) ? [part] : graphemes(part, language)));
    for (const part of parts) {
      if (line !== '' && !fits(line + part)) {
        lines.push(line);
        line = '';
      }
      line += part;
    }
  }
  return [...lines, line].map((each) => each.replace(BLANKS_AT_END, ''));
}

function graphemes(text: string, language: string): string[] {
  return Array.from(new Intl.Segmenter(language).segment(text), ({ segment }) => segment);
}
