/**
 * The most that is sent to be spoken at once, in UTF-16 units. The service takes ten times as much, but a reading that was
 * interrupted goes on at the piece that was cut, and what is being said has to end before the kiosk asks whether anybody is
 * there: so many Chinese characters take two and a half minutes at the slowest speed (0.75 s each at 80 words a minute).
 */
export const PIECE_MAX = 200;

/** A text as pieces of whole sentences; of a sentence that is too long, of whole words, or of whatever there is. */
export function inPieces(text: string, language: string): string[] {
  if (text.length <= PIECE_MAX) return [text];
  return packed(
    segments(text, language, 'sentence').flatMap((sentence) =>
      sentence.length <= PIECE_MAX
        ? [sentence]
        : segments(sentence, language, 'word').flatMap((word) =>
            word.length <= PIECE_MAX ? [word] : segments(word, language, 'grapheme'),
          ),
    ),
  )
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

function segments(
  text: string,
  language: string,
  granularity: Intl.SegmenterOptions['granularity'],
): string[] {
  return [...new Intl.Segmenter(language, { granularity }).segment(text)].map(({ segment }) => segment);
}

/** As few pieces as there can be, in order; one grapheme that is longer than a piece is cut. */
function packed(parts: readonly string[]): string[] {
  const pieces: string[] = [];
  for (const part of parts.flatMap(cut)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + part.length <= PIECE_MAX) pieces[pieces.length - 1] = last + part;
    else pieces.push(part);
  }
  return pieces;
}

function cut(part: string): string[] {
  return part.length <= PIECE_MAX ? [part] : [part.slice(0, PIECE_MAX), ...cut(part.slice(PIECE_MAX))];
}
