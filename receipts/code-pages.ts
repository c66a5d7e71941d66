import CodepageEncoder, { type Codepage } from '@point-of-sale/codepage-encoder';

/** A code page, and the number that this make of printer knows it by in `ESC t n`. */
export interface NumberedCodePage {
  readonly page: Codepage;
  readonly number: number;
}

/** A stretch of text in one code page. */
export interface CodePageRun {
  /** Undefined where the text is ASCII, which every page has in the same places. */
  readonly page: NumberedCodePage | undefined;
  readonly bytes: readonly number[];
}

/**
 * A text as bytes of these pages: in the first page that carries all of it, else changing pages only where
 * the one in use has no such character. Undefined if a character is in none: the text must then be drawn,
 * because a printer prints something else in its place without saying so.
 */
export function codePageRuns(
  text: string,
  pages: readonly NumberedCodePage[],
): readonly CodePageRun[] | undefined {
  const carriesAll = (candidate: NumberedCodePage) =>
    [...text].every((character) => isAscii(character) || tableOf(candidate.page).has(character));
  const carrier = pages.find(carriesAll);
  return runsIn(text, carrier ? [carrier] : pages);
}

function runsIn(text: string, pages: readonly NumberedCodePage[]): CodePageRun[] | undefined {
  const runs: { page: NumberedCodePage | undefined; bytes: number[] }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    if (isAscii(character)) {
      const byte = character.charCodeAt(0);
      if (last) last.bytes.push(byte);
      else runs.push({ page: undefined, bytes: [byte] });
      continue;
    }
    const has = (candidate: NumberedCodePage | undefined) =>
      candidate !== undefined && tableOf(candidate.page).has(character);
    const page = has(last?.page) ? last?.page : pages.find(has);
    const byte = page && tableOf(page.page).get(character);
    if (page === undefined || byte === undefined) return undefined;
    if (last && last.page === page) last.bytes.push(byte);
    else runs.push({ page, bytes: [byte] });
  }
  return runs;
}

/** Control characters are not text: in the printer's stream they are commands. */
function isAscii(character: string): boolean {
  return character >= ' ' && character <= '~';
}

const tables = new Map<Codepage, ReadonlyMap<string, number>>();

/** The upper half of a page: character to byte. Read once; the package copies its whole table at each call. */
function tableOf(page: Codepage): ReadonlyMap<string, number> {
  const known = tables.get(page);
  if (known) return known;
  const table = new Map<string, number>();
  CodepageEncoder.getCodepoints(page, true).forEach((codePoint, byte) => {
    const isText = codePoint > 0x9f && codePoint !== 0xfffd;
    const character = String.fromCodePoint(codePoint);
    if (byte >= 0x80 && isText && !table.has(character)) table.set(character, byte);
  });
  tables.set(page, table);
  return table;
}
