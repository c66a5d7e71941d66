import type { MouseEvent } from 'react';
import { useIntl } from 'react-intl';
import type { TextId } from '../strings/text.tsx';
import { Icon, type IconName } from './icons.tsx';
import type { Key, KeyboardLayer } from './keyboard-layouts.ts';
import './keyboard-keys.css';

export interface KeyboardKeysProps {
  /** Name of the layer that is shown, for `data-layer`. */
  readonly layer: string;
  readonly rows: KeyboardLayer;
  readonly onKey: (key: Key) => void;
}

/** The keys of one layer, row by row. */
export function KeyboardKeys({ layer, rows, onKey }: KeyboardKeysProps) {
  const intl = useIntl();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields, this groups keys
    <div
      className="keyboard"
      data-layer={layer}
      role="group"
      aria-label={intl.formatMessage({ id: 'keyboard.label' })}
    >
      {rows.map((row) => (
        <div className="keyboard-row" key={row.map(nameOf).join('')}>
          {row.map((key) => (
            <KeyCap key={nameOf(key)} cap={key} onKey={onKey} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** What the keys that type nothing visible are called, and the picture on those that have one. */
const actingKeys: Readonly<Record<string, { readonly label: TextId; readonly icon?: IconName }>> = {
  backspace: { label: 'keyboard.backspace', icon: 'backspace' },
  newLine: { label: 'keyboard.newLine', icon: 'newLine' },
  space: { label: 'keyboard.space' },
  upper: { label: 'keyboard.shift', icon: 'shift' },
  lower: { label: 'keyboard.letters' },
  symbols: { label: 'keyboard.symbols' },
};

function KeyCap({ cap, onKey }: { cap: Key; onKey: (key: Key) => void }) {
  const intl = useIntl();
  const acting = 'types' in cap ? undefined : actingKeys[nameOf(cap)];
  const face = 'face' in cap ? cap.face : undefined;
  const label = acting === undefined ? undefined : intl.formatMessage({ id: acting.label });
  return (
    <button
      type="button"
      className={`key ${widths[cap.wide ?? 1]} ${acting === undefined ? '' : 'key-acts'}`}
      aria-label={face === undefined ? label : `${face} ${label}`}
      // The field keeps the focus and the caret while its text is being typed here.
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={() => onKey(cap)}
      // A pointer has acted already; clicks without one come from keyboards, switches and screen readers.
      onClick={(event: MouseEvent) => event.detail === 0 && onKey(cap)}
    >
      {'types' in cap ? cap.types : (face ?? (acting?.icon && <Icon name={acting.icon} />))}
    </button>
  );
}

/** The Content-Security-Policy forbids style attributes in markup, so widths are classes. */
const widths: Readonly<Record<number, string>> = {
  1: 'key-1',
  1.5: 'key-1-5',
  2: 'key-2',
  2.5: 'key-2-5',
  4.5: 'key-4-5',
};

function nameOf(key: Key): string {
  if ('types' in key) return key.types;
  return 'acts' in key ? key.acts : key.shows;
}
