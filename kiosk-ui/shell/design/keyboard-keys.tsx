import type { MouseEvent, PointerEvent, ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { languages } from '../language/languages.ts';
import { useLanguage } from '../strings/text.tsx';
import { Icon, type IconName } from './icons.tsx';
import { keyName } from './keyboard-key-names.ts';
import type { Key, KeyboardLayout, LayerName } from './keyboard-layouts.ts';
import './keyboard-keys.css';

export interface KeyboardKeysProps {
  readonly layout: KeyboardLayout;
  readonly layer: LayerName;
  readonly onKey: (key: Key) => void;
  /** What the customer has just made the keys show; null once they have gone on. */
  readonly turnedTo: string | null;
  /** What is offered above the keys. */
  readonly children?: ReactNode;
}

/** The keys of one layer, row by row; never mirrored, because no keyboard is. */
export function KeyboardKeys({ layout, layer, onKey, turnedTo, children }: KeyboardKeysProps) {
  const intl = useIntl();
  const { direction } = languages[useLanguage()];
  const nameOf = (key: Key | undefined) => (key === undefined ? '' : keyName(key, layout, intl));
  /** From the end that two switches begin at. */
  const nameOfRow = (row: readonly Key[]) => {
    const ends = [nameOf(row[0]), nameOf(row.at(-1))];
    const [first, last] = direction === 'ltr' ? ends : ends.toReversed();
    return intl.formatMessage({ id: 'keyboard.row' }, { first, last });
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields, this groups keys */}
      <div
        className="keyboard"
        data-layer={layer}
        dir="ltr"
        role="group"
        aria-label={intl.formatMessage({ id: 'keyboard.label' })}
      >
        {children}
        {layout.layers[layer].map((row, rowNumber) => (
          <KeyRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a key is its place; focus stays there when its letter changes
            key={rowNumber}
            name={nameOfRow(row)}
          >
            {row.map((key, place) => (
              <KeyCap
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                key={place}
                name={nameOf(key)}
                className={`key ${widths[key.wide ?? 1]} ${'types' in key ? '' : 'key-acts'}`}
                isPressedOften={'acts' in key && key.acts === 'backspace'}
                onPress={() => onKey(key)}
              >
                <Face of={key} />
              </KeyCap>
            ))}
          </KeyRow>
        ))}
      </div>
      <p className="visually-hidden" aria-live="polite">
        {turnedTo}
      </p>
    </>
  );
}

export interface KeyRowProps {
  readonly name: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Two switches come to a row as a whole and go into it when it is chosen (`accessibility/move-focus.ts`). */
export function KeyRow({ name, className = '', children }: KeyRowProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields, this groups keys
    <div
      className={`keyboard-row ${className}`}
      role="group"
      aria-label={name}
      tabIndex={-1}
      data-scan-group=""
      // The field keeps the focus and the caret while its text is being typed here.
      onMouseDown={(event) => event.preventDefault()}
    >
      {children}
    </div>
  );
}

const pictures: Readonly<Record<string, IconName>> = { backspace: 'backspace', newLine: 'newLine' };

function Face({ of: key }: { of: Key }) {
  if ('face' in key && key.face !== undefined) return key.face;
  if ('types' in key) return key.types;
  if ('shows' in key) return <Icon name="shift" />;
  const picture = 'acts' in key ? pictures[key.acts] : undefined;
  return picture === undefined ? null : <Icon name={picture} />;
}

export interface KeyCapProps {
  /** Left out where the face says it all. */
  readonly name?: string;
  readonly className: string;
  /** Pressed several times running; two switches stay on it instead of beginning at the first row again. */
  readonly isPressedOften?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/**
 * Each finger lights the key that it is on, for as long as it is there. The browser's own `:active` knows one finger: two
 * thumbs that type fast would light a key that is not being pressed.
 */
const light = ({ currentTarget }: PointerEvent<HTMLElement>) =>
  currentTarget.toggleAttribute('data-lit', true);
const unlight = ({ currentTarget }: PointerEvent<HTMLElement>) =>
  currentTarget.toggleAttribute('data-lit', false);

export function KeyCap({ name, className, isPressedOften = false, onPress, children }: KeyCapProps) {
  return (
    <button
      type="button"
      className={className}
      data-scan-stays={isPressedOften ? '' : undefined}
      aria-label={name === children ? undefined : name}
      onPointerDown={(event) => {
        light(event);
        onPress();
      }}
      onPointerUp={unlight}
      onPointerCancel={unlight}
      onPointerLeave={unlight}
      // A pointer has acted already; clicks without one come from keyboards, switches and screen readers.
      onClick={(event: MouseEvent) => event.detail === 0 && onPress()}
    >
      {children}
    </button>
  );
}

/** The Content-Security-Policy forbids style attributes in markup, so widths are classes. */
const widths: Readonly<Record<number, string>> = {
  1: 'key-1',
  1.5: 'key-1-5',
  2: 'key-2',
  2.5: 'key-2-5',
  3: 'key-3',
  3.5: 'key-3-5',
  4.5: 'key-4-5',
  5.5: 'key-5-5',
};
