import { type RefObject, useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { Icon } from './icons.tsx';
import { replacing } from './keyboard-editing.ts';
import { applyEdit, type Field, textOf } from './keyboard-field.ts';
import { KeyCap, KeyRow } from './keyboard-keys.tsx';
import { choosing, loadPinyin, type PinyinChoices, type PinyinDictionary, pinyinChoices } from './pinyin.ts';

export interface CharacterChoiceProps {
  readonly field: RefObject<Field | null>;
  readonly script: 'simplified' | 'traditional';
  readonly isShown: boolean;
}

/** As many as stand above ten keys, with room for the key that turns to the next ones. */
const PER_PAGE = 9;

/** The characters that the pinyin before the caret may stand for. The row is always there, so keys stay in place. */
export function CharacterChoice({ field, script, isShown }: CharacterChoiceProps) {
  const intl = useIntl();
  const dictionary = useDictionary(script);
  const before = useTextBefore(field);
  const choices = dictionary === null || !isShown ? null : pinyinChoices(before, dictionary);
  const choose = (from: PinyinChoices, character: string) => {
    const target = field.current;
    const edit = target && replacing(textOf(target), choosing(before, from, character), target.maxLength);
    if (target && edit) applyEdit(target, edit);
  };
  return (
    <KeyRow className="keyboard-choice" name={intl.formatMessage({ id: 'keyboard.choice' })}>
      {choices !== null && <Page key={choices.syllable} choices={choices} onChoose={choose} />}
    </KeyRow>
  );
}

interface PageProps {
  readonly choices: PinyinChoices;
  readonly onChoose: (from: PinyinChoices, character: string) => void;
}

function Page({ choices, onChoose }: PageProps) {
  const intl = useIntl();
  const [first, turnTo] = useState(0);
  const { characters } = choices;
  const next = first + PER_PAGE < characters.length ? first + PER_PAGE : 0;
  return (
    <>
      {characters.slice(first, first + PER_PAGE).map((character) => (
        <KeyCap key={character} className="key key-1" onPress={() => onChoose(choices, character)}>
          {character}
        </KeyCap>
      ))}
      {characters.length > PER_PAGE && (
        <KeyCap
          className="key key-1 key-acts"
          name={intl.formatMessage({ id: 'keyboard.moreChoices' })}
          isPressedOften
          onPress={() => turnTo(next)}
        >
          <Icon name="down" />
        </KeyCap>
      )}
    </>
  );
}

/** Null until it is there; without it the pinyin itself stays as it was typed. */
function useDictionary(script: 'simplified' | 'traditional'): PinyinDictionary | null {
  const [dictionary, hold] = useState<PinyinDictionary | null>(null);
  useEffect(() => {
    let isWanted = true;
    loadPinyin(script).then(
      (loaded) => isWanted && hold(loaded),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [script]);
  return dictionary;
}

/** The field's text up to its caret, wherever the caret was moved from. */
function useTextBefore(field: RefObject<Field | null>): string {
  const [before, follow] = useState('');
  useEffect(() => {
    const look = () => {
      const target = field.current;
      if (target === null) return;
      const { text, start, end } = textOf(target);
      follow(start === end ? text.slice(0, start) : '');
    };
    look();
    for (const sign of ['selectionchange', 'input'] as const) document.addEventListener(sign, look);
    return () => {
      for (const sign of ['selectionchange', 'input'] as const) document.removeEventListener(sign, look);
    };
  }, [field]);
  return before;
}
