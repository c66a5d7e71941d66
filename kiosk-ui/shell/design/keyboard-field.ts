import type { Edit, FieldText } from './keyboard-editing.ts';

export type Field = HTMLTextAreaElement | HTMLInputElement;

export function textOf(field: Field): FieldText {
  return {
    text: field.value,
    start: field.selectionStart ?? field.value.length,
    end: field.selectionEnd ?? field.value.length,
  };
}

/** `setRangeText` keeps the caret where the edit was; React hears of the change by the event. */
export function applyEdit(field: Field, edit: Edit): void {
  // Somebody who walks over the keys by keys stays where they are, or would walk anew to every letter.
  if (field.ownerDocument.activeElement?.closest('.keyboard') == null) field.focus();
  field.setRangeText(edit.insert, edit.start, edit.end, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
