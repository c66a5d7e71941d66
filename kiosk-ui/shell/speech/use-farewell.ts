import { useEffect, useRef } from 'react';
import { useIntl } from 'react-intl';
import type { Utterance } from '../../flows/speech-flow.ts';
import type { Speech } from './create-speech.ts';

/**
 * Says that the visit has ended to whoever still listens then, in the language that the visit had: the page is in the
 * next one's by the time that it is said.
 */
export function useFarewell({ actor }: Speech, isInVisit: boolean): void {
  const intl = useIntl();
  const farewell = useRef<Utterance | null>(null);
  useEffect(() => {
    if (isInVisit) {
      const text = intl.formatMessage({ id: 'speech.farewell' });
      farewell.current = { text, language: document.documentElement.lang, of: 'moment' };
    } else if (farewell.current !== null) {
      actor.send({ type: 'say', utterances: [farewell.current], manner: 'instead' });
      farewell.current = null;
    }
  }, [actor, intl, isInVisit]);
}
