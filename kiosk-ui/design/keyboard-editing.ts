/** A field's text and selection, in UTF-16 units as the DOM counts them. */
export interface FieldText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A replacement of `start` to `end` by `insert`; the caret ends up behind it. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
}

/** Types over the selection, as far as it fits; null when nothing would change. */
export function typing(field: FieldText, insert: string, maxLength: number): Edit | null {
  const room = maxLength - (field.text.length - (field.end - field.start));
  return insert.length > room ? null : { start: field.start, end: field.end, insert };
}

/** Deletes the selection, or the one character before the caret as people see characters. */
export function deleting(field: FieldText): Edit | null {
  if (field.start !== field.end) return { start: field.start, end: field.end, insert: '' };
  if (field.start === 0) return null;
  const before = [...new Intl.Segmenter().segment(field.text.slice(0, field.start))].at(-1);
  return before === undefined ? null : { start: before.index, end: field.start, insert: '' };
}

/** True where the next letter begins a sentence. */
export function beginsSentence(field: FieldText): boolean {
  const before = field.text.slice(0, field.start);
  return before.trim() === '' || /[.!?]\s+$|\n$/.test(before);
}
