import { type RefObject, useLayoutEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { useLanguage } from '../strings/text.tsx';
import { CharacterChoice } from './character-choice.tsx';
import { type FieldKind, firstLayer, keyEdit, layerAfter } from './keyboard-editing.ts';
import { applyEdit, type Field, textOf } from './keyboard-field.ts';
import { keyName } from './keyboard-key-names.ts';
import { KeyboardKeys } from './keyboard-keys.tsx';
import { type Key, keyboardFor, type LayerName } from './keyboard-layouts.ts';

export interface OnScreenKeyboardProps {
  readonly field: RefObject<Field | null>;
  readonly kind: FieldKind;
}

/** The keyboard of the visit's language. */
export function OnScreenKeyboard(props: OnScreenKeyboardProps) {
  const language = useLanguage();
  // Another language is another keyboard and begins with its own letters.
  return <LanguageKeyboard key={language} {...props} />;
}

/** Types into the real field at its caret, so it mixes freely with a physical keyboard and with touch. */
function LanguageKeyboard({ field, kind }: OnScreenKeyboardProps) {
  const intl = useIntl();
  const layout = keyboardFor(useLanguage());
  const [layer, show] = useState<LayerName>('lower');
  const [turnedTo, announce] = useState<string | null>(null);
  useLayoutEffect(() => {
    const target = field.current;
    // A field that nobody touched yet has its caret at the start; people go on where the text ends.
    if (target !== document.activeElement)
      target?.setSelectionRange(target.value.length, target.value.length);
    show(firstLayer(layout, kind, target === null ? { text: '', start: 0, end: 0 } : textOf(target)));
  }, [field, kind, layout]);
  const press = (key: Key) => {
    const target = field.current;
    announce('shows' in key ? keyName(key, layout, intl) : null);
    if ('shows' in key) show(key.shows);
    if (target === null) return;
    const edit = keyEdit(layout, key, textOf(target), target.maxLength);
    if (edit === null) return;
    applyEdit(target, edit);
    show(layerAfter(layout, layer, kind, textOf(target)));
  };
  return (
    <KeyboardKeys layout={layout} layer={layer} onKey={press} turnedTo={turnedTo}>
      {layout.chooses !== undefined && (kind === 'sentences' || kind === 'name') && (
        <CharacterChoice field={field} script={layout.chooses} isShown={layer === 'lower'} />
      )}
    </KeyboardKeys>
  );
}
