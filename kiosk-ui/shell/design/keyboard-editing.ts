import type { Replacement } from './keyboard-composing.ts';
import type { Key, KeyboardLayout, LayerName } from './keyboard-layouts.ts';

/** What is typed into the field, which decides the keys that are offered. */
export type FieldKind = 'sentences' | 'name' | 'email' | 'phone' | 'code';

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
  return replacing(field, { replaces: 0, insert }, maxLength);
}

/** Replaces what stands before the caret, and what is selected; null when it would not fit. */
export function replacing(
  field: FieldText,
  { replaces, insert }: Replacement,
  maxLength: number,
): Edit | null {
  const start = field.start - replaces;
  const room = maxLength - (field.text.length - (field.end - start));
  return insert.length > room ? null : { start, end: field.end, insert };
}

/** Deletes the selection, or the one character before the caret as people see characters. */
export function deleting(field: FieldText): Edit | null {
  if (field.start !== field.end) return { start: field.start, end: field.end, insert: '' };
  if (field.start === 0) return null;
  const before = [...new Intl.Segmenter().segment(field.text.slice(0, field.start))].at(-1);
  return before === undefined ? null : { start: before.index, end: field.start, insert: '' };
}

/** What this key does to the field; null where it does nothing to it. */
export function keyEdit(layout: KeyboardLayout, key: Key, field: FieldText, maxLength: number): Edit | null {
  const { composer } = layout;
  const before = field.text.slice(0, field.start);
  const hasSelection = field.start !== field.end;
  if ('types' in key) {
    // What is selected is typed over, not joined with what stands before it.
    const composed = hasSelection ? undefined : composer?.typing?.(before, key.types);
    return replacing(field, composed ?? { replaces: 0, insert: key.types }, maxLength);
  }
  if ('modifies' in key) {
    const modified = hasSelection ? undefined : composer?.modifying?.(before, key.modifies);
    return modified ? replacing(field, modified, maxLength) : null;
  }
  if ('shows' in key) return null;
  switch (key.acts) {
    case 'backspace': {
      const taken = hasSelection ? undefined : composer?.deleting?.(before);
      return taken ? replacing(field, taken, maxLength) : deleting(field);
    }
    case 'space':
      return typing(field, ' ', maxLength);
    case 'newLine':
      return typing(field, '\n', maxLength);
  }
}

/** True where the next letter begins a sentence. */
export function beginsSentence(field: FieldText): boolean {
  const before = field.text.slice(0, field.start);
  return before.trim() === '' || /[.!?։]\s+$|\n$/.test(before);
}

/** The layer that a field of this kind begins with. */
export function firstLayer(layout: KeyboardLayout, kind: FieldKind, field: FieldText): LayerName {
  if (kind === 'email' || kind === 'phone' || kind === 'code') return kind;
  return layerAfter(layout, 'lower', kind, field);
}

/** The layer that is shown once a key of `layer` has changed the field. */
export function layerAfter(
  layout: KeyboardLayout,
  layer: LayerName,
  kind: FieldKind,
  field: FieldText,
): LayerName {
  if (layer === 'latinLower' || layer === 'latinUpper')
    return nextIsCapital(kind, field) ? 'latinUpper' : 'latinLower';
  if ((layer !== 'lower' && layer !== 'upper') || layout.upper === 'stays') return layer;
  return layout.upper === 'capitals' && nextIsCapital(kind, field) ? 'upper' : 'lower';
}

function nextIsCapital(kind: FieldKind, field: FieldText): boolean {
  return kind === 'name' ? /(^|\s)$/.test(field.text.slice(0, field.start)) : beginsSentence(field);
}
