import type { SpeechKeyMap } from '../../../contract/keys.ts';
import type { AccessibilitySettings, SettingEvent } from '../../flows/accessibility-settings.ts';
import type { SpeechFlowEvent } from '../../flows/speech-flow.ts';
import type { Headphones } from './headphones.ts';
import { nextVolume, SILENT_KEYS, type SpeechKey, speechKeyOf, speechSettingAfter } from './speech-keys.ts';

export interface SpeechSteeringParts {
  readonly settings: () => AccessibilitySettings;
  /** Null until the terminal has told its own. */
  readonly keys: () => SpeechKeyMap | null;
  /** Changes a setting; before a visit has begun, for the one that begins now. */
  readonly change: (event: SettingEvent) => void;
  readonly tell: (event: SpeechFlowEvent) => void;
  readonly headphones: Headphones;
  /** Whether this key, by its `KeyboardEvent.code`, presses what has the focus. */
  readonly isPress: (code: string) => boolean;
}

/**
 * Listens before everything else on the page: any input is silence at once (Section 508 §402.2.4), and the keys of
 * speech do what they are for. What the buttons of speech do is left to them; a pause must not be cut short.
 */
export function steerSpeech(
  window: Window,
  { settings, keys, change, tell, headphones, isPress }: SpeechSteeringParts,
): void {
  const press = (key: SpeechKey): void => {
    headphones.note(key);
    const { speech, volume } = settings();
    const wanted = speechSettingAfter(key, speech);
    if (wanted !== speech) change({ type: 'changeSetting', setting: 'speech', choice: wanted });
    switch (key) {
      case 'pause':
        tell({ type: 'pauseOrGoOn' });
        return;
      case 'repeat':
        tell({ type: 'repeat', what: 'last' });
        return;
      case 'slower':
      case 'faster':
        tell({ type: key });
        return;
      case 'volume':
        if (speech !== 'off')
          change({ type: 'changeSetting', setting: 'volume', choice: nextVolume(volume) });
    }
  };

  window.addEventListener(
    'keydown',
    (event) => {
      const map = keys();
      const key = map === null ? null : speechKeyOf(event.code, map);
      if (key === null) {
        const pressed = isPress(event.code) ? window.document.activeElement : null;
        if (!SILENT_KEYS.has(event.key) && !steersSpeech(pressed)) tell({ type: 'interrupt' });
        return;
      }
      event.preventDefault();
      if (!event.repeat) press(key);
    },
    { capture: true },
  );

  window.addEventListener(
    'pointerdown',
    (event) => {
      const touched = event.target instanceof Element ? event.target : null;
      if (settings().speech === 'blanked') {
        change({ type: 'changeSetting', setting: 'speech', choice: 'on' });
      }
      if (!steersSpeech(touched)) tell({ type: 'interrupt' });
    },
    { capture: true },
  );
}

function steersSpeech(pressed: Element | null): boolean {
  return pressed?.closest('[data-steers-speech]') != null;
}
