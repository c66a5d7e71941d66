import { createContext, useContext, useEffect } from 'react';
import { useIntl } from 'react-intl';
import type { AccessibilitySettings } from '../../flows/accessibility-settings.ts';
import type { Speech } from './create-speech.ts';
import { watchScreen } from './screen-watch.ts';
import { useFarewell } from './use-farewell.ts';

const SpeechRef = createContext<Speech | null>(null);

export const SpeechProvider = SpeechRef.Provider;

/** The page's one voice, made outside React. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechRef);
  if (speech === null) throw new Error("a screen needs the page's voice around it");
  return speech;
}

/** Quiet is a fifth of loud, which is as loud as the engine speaks. */
const gains: Readonly<Record<AccessibilitySettings['volume'], number>> = { quiet: 0.2, medium: 0.5, loud: 1 };

export interface PageVoiceProps {
  readonly settings: AccessibilitySettings;
  /** `closed`: between two visits, when nothing on the screen can be pressed and the page is about to begin anew. */
  readonly place: 'visit' | 'closed' | 'attract';
}

/** Speaks whatever is on the screen while the customer wants it, in the language that the screen is in. */
export function PageVoice({ settings, place }: PageVoiceProps) {
  const intl = useIntl();
  const voice = useSpeech();
  const { actor, setVolume } = voice;
  const { speech, volume } = settings;
  const isOn = speech !== 'off';
  const isClosed = place === 'closed';
  useEffect(() => setVolume(gains[volume]), [setVolume, volume]);
  useEffect(() => {
    const kiosk = document.querySelector('.kiosk');
    if (!isOn || isClosed || kiosk === null) return;
    actor.send({ type: 'switchOn' });
    const stopWatching = watchScreen({
      kiosk,
      words: (id, values) => intl.formatMessage({ id }, values),
      tell: (event) => actor.send(event),
      heard: () => actor.getSnapshot().context.heard,
    });
    return () => {
      stopWatching();
      actor.send({ type: 'interrupt' });
    };
  }, [actor, intl, isOn, isClosed]);
  useFarewell(voice, place === 'visit');
  useEffect(() => {
    if (!isOn) actor.send({ type: 'switchOff' });
  }, [actor, isOn]);
  const isDark = speech === 'blanked';
  useEffect(() => {
    if (!isDark) return;
    const text = intl.formatMessage({ id: 'speech.blanked' });
    actor.send({
      type: 'say',
      utterances: [{ text, language: document.documentElement.lang, of: 'moment' }],
      manner: 'after',
    });
  }, [actor, intl, isDark]);
  return null;
}
