import type { SpeechKeyMap } from '../../../contract/keys.ts';
import type { AccessibilitySettings, settingChoices } from '../../flows/accessibility-settings.ts';

export type SpeechKey = keyof SpeechKeyMap;

/** The key's meaning, by its `KeyboardEvent.code`; null for one that has none. */
export function speechKeyOf(code: string, keys: SpeechKeyMap): SpeechKey | null {
  const names = Object.keys(keys) as SpeechKey[];
  return names.find((name) => keys[name].includes(code)) ?? null;
}

/** The speech setting after this key; the same one for a key that does not change it. */
export function speechSettingAfter(
  key: SpeechKey,
  speech: AccessibilitySettings['speech'],
): AccessibilitySettings['speech'] {
  switch (key) {
    case 'headphonesIn':
      return speech === 'off' ? 'on' : speech;
    // What was for two ears alone must not go on through the loudspeaker.
    case 'headphonesOut':
      return 'off';
    case 'onOff':
      return speech === 'off' ? 'on' : 'off';
    case 'darkScreen':
      return speech === 'blanked' ? 'on' : 'blanked';
    default:
      return speech;
  }
}

/** The next louder volume; after the loudest the softest. */
export function nextVolume(volume: AccessibilitySettings['volume']): AccessibilitySettings['volume'] {
  const steps = ['quiet', 'medium', 'loud'] as const satisfies (typeof settingChoices.volume)[number][];
  return steps[(steps.indexOf(volume) + 1) % steps.length] ?? volume;
}

/** Keys that change what other keys do, and are no action by themselves. */
export const SILENT_KEYS: ReadonlySet<string> = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
]);
