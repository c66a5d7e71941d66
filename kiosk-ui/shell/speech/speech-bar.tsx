import { useSelector } from '@xstate/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { SPEECH_RATES } from '../../flows/speech-flow.ts';
import { settingsOf, terminalOf, useSession, useSessionState } from '../../kiosk/session.ts';
import { Button } from '../design/button.tsx';
import { EnglishText, useLanguage } from '../strings/text.tsx';
import { useSpeech } from './page-voice.tsx';
import { statusOf } from './speech-status.ts';
import './speech.css';

/** What a listener can do with the voice, and whether there is one. Shown while speech is on. */
export function SpeechBar() {
  const intl = useIntl();
  const session = useSession();
  const { actor } = useSpeech();
  const { speech } = useSessionState(settingsOf);
  const rate = useSelector(actor, (snapshot) => snapshot.context.rate);
  if (speech === 'off') return null;
  const setSpeech = (choice: 'off' | 'blanked') => () =>
    session.send({ type: 'changeSetting', setting: 'speech', choice });
  return (
    <section className="speech-bar" aria-label={intl.formatMessage({ id: 'speech.bar' })} data-steers-speech>
      <SpeechStatus />
      <Button kind="small" onPress={() => actor.send({ type: 'pauseOrGoOn' })}>
        <FormattedMessage id="speech.pauseOrGoOn" />
      </Button>
      <Button kind="small" onPress={() => actor.send({ type: 'repeat', what: 'screen' })}>
        <FormattedMessage id="speech.again" />
      </Button>
      <Button kind="small" isDisabled={rate === 0} onPress={() => actor.send({ type: 'slower' })}>
        <FormattedMessage id="speech.slower" />
      </Button>
      <Button
        kind="small"
        isDisabled={rate === SPEECH_RATES.length - 1}
        onPress={() => actor.send({ type: 'faster' })}
      >
        <FormattedMessage id="speech.faster" />
      </Button>
      <span>
        <FormattedMessage id="speech.speed" values={{ step: rate + 1, steps: SPEECH_RATES.length }} />
      </span>
      <div className="speech-ways">
        <Button kind="small" onPress={setSpeech('blanked')}>
          <FormattedMessage id="speech.blank" />
        </Button>
        <Button kind="small" onPress={setSpeech('off')}>
          <FormattedMessage id="speech.off" />
        </Button>
      </div>
    </section>
  );
}

/** A voice that cannot be heard has to be told of by other means; in English as well, which may have a voice. */
function SpeechStatus() {
  const language = useLanguage();
  const trouble = useSelector(useSpeech().actor, (snapshot) => snapshot.context.trouble);
  const shown = statusOf(useSessionState(terminalOf).speech, language, trouble);
  if (shown === null) return null;
  return (
    <div className="speech-status" role="status">
      <p>
        <FormattedMessage id={shown} />
      </p>
      {language !== 'en' && (
        <p lang="en" dir="ltr">
          <EnglishText>
            <FormattedMessage id={shown} />
          </EnglishText>
        </p>
      )}
    </div>
  );
}

/** All that is seen of the kiosk while its screen is dark. */
export function DarkScreen() {
  const { speech } = useSessionState(settingsOf);
  if (speech !== 'blanked') return null;
  return (
    <p className="dark-screen" role="status">
      <FormattedMessage id="speech.blanked" />
    </p>
  );
}
