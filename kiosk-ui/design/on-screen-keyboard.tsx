import { type RefObject, useLayoutEffect, useState } from 'react';
import { beginsSentence, deleting, type Edit, type FieldText, typing } from './keyboard-editing.ts';
import { KeyboardKeys } from './keyboard-keys.tsx';
import { type Key, type KeyboardLayout, type LayerName, latinQwerty } from './keyboard-layouts.ts';

type Field = HTMLTextAreaElement | HTMLInputElement;

/** What is typed into the field, which decides the keys that are offered. */
export type FieldKind = 'sentences' | 'name' | 'email' | 'phone';

export interface OnScreenKeyboardProps {
  readonly field: RefObject<Field | null>;
  readonly kind: FieldKind;
  readonly layout?: KeyboardLayout;
}

/** Types into the real field at its caret, so it mixes freely with a physical keyboard and with touch. */
export function OnScreenKeyboard({ field, kind, layout = latinQwerty }: OnScreenKeyboardProps) {
  const [layer, show] = useState<LayerName>('lower');
  useLayoutEffect(() => {
    const target = field.current;
    // A field that nobody touched yet has its caret at the start; people go on where the text ends.
    if (target !== document.activeElement)
      target?.setSelectionRange(target.value.length, target.value.length);
    show(firstLayer(kind, target));
  }, [field, kind]);
  const press = (key: Key) => {
    const target = field.current;
    if ('shows' in key) show(key.shows);
    if (target === null) return;
    const edit = editFor(key, textOf(target), target.maxLength);
    if (edit !== null) apply(target, edit);
    if (edit !== null && (layer === 'upper' || layer === 'lower')) show(nextCase(kind, textOf(target)));
  };
  return <KeyboardKeys layer={layer} rows={layout[layer]} onKey={press} />;
}

function textOf(field: Field): FieldText {
  return {
    text: field.value,
    start: field.selectionStart ?? field.value.length,
    end: field.selectionEnd ?? field.value.length,
  };
}

function editFor(key: Key, field: FieldText, maxLength: number): Edit | null {
  if ('types' in key) return typing(field, key.types, maxLength);
  if ('shows' in key) return null;
  switch (key.acts) {
    case 'backspace':
      return deleting(field);
    case 'space':
      return typing(field, ' ', maxLength);
    case 'newLine':
      return typing(field, '\n', maxLength);
  }
}

/** `setRangeText` keeps the caret where the edit was; React hears of the change by the event. */
function apply(field: Field, edit: Edit): void {
  field.focus();
  field.setRangeText(edit.insert, edit.start, edit.end, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function firstLayer(kind: FieldKind, field: Field | null): LayerName {
  if (kind === 'email' || kind === 'phone') return kind;
  return nextCase(kind, field === null ? { text: '', start: 0, end: 0 } : textOf(field));
}

function nextCase(kind: FieldKind, field: FieldText): LayerName {
  const capital = kind === 'name' ? /(^|\s)$/.test(field.text.slice(0, field.start)) : beginsSentence(field);
  return capital ? 'upper' : 'lower';
}
