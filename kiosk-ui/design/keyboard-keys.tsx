import type { MouseEvent, ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { Icon, type IconName } from './icons.tsx';
import { keyName } from './keyboard-key-names.ts';
import type { Key, KeyboardLayout, LayerName } from './keyboard-layouts.ts';
import './keyboard-keys.css';

export interface KeyboardKeysProps {
  readonly layout: KeyboardLayout;
  readonly layer: LayerName;
  readonly onKey: (key: Key) => void;
  /** What is offered above the keys. */
  readonly children?: ReactNode;
}

/** The keys of one layer, row by row; never mirrored, because no keyboard is. */
export function KeyboardKeys({ layout, layer, onKey, children }: KeyboardKeysProps) {
  const intl = useIntl();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields, this groups keys
    <div
      className="keyboard"
      data-layer={layer}
      dir="ltr"
      role="group"
      aria-label={intl.formatMessage({ id: 'keyboard.label' })}
    >
      {children}
      {layout.layers[layer].map((row, rowNumber) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a key is its place; focus stays there when its letter changes
        <div className="keyboard-row" key={rowNumber}>
          {row.map((key, place) => (
            <KeyCap
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              key={place}
              name={keyName(key, layout, intl)}
              className={`key ${widths[key.wide ?? 1]} ${'types' in key ? '' : 'key-acts'}`}
              onPress={() => onKey(key)}
            >
              <Face of={key} />
            </KeyCap>
          ))}
        </div>
      ))}
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
  readonly onPress: () => void;
  readonly children: ReactNode;
}

export function KeyCap({ name, className, onPress, children }: KeyCapProps) {
  return (
    <button
      type="button"
      className={className}
      aria-label={name === children ? undefined : name}
      // The field keeps the focus and the caret while its text is being typed here.
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={onPress}
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
