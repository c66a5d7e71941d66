import { useSelector } from '@xstate/react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { SpeechState } from '../../../contract/speech.ts';
import type { AccessibilitySettings, SettingEvent } from '../../flows/accessibility-settings.ts';
import { SPEECH_RATES } from '../../flows/speech-flow.ts';
import { Button } from '../design/button.tsx';
import { EnglishText, useLanguage } from '../strings/text.tsx';
import { useSpeech } from './page-voice.tsx';
import { nextVolume } from './speech-keys.ts';
import { statusOf } from './speech-status.ts';
import './speech.css';

export interface SpeechBarProps {
  readonly settings: AccessibilitySettings;
  /** The terminal's own voice; null until it has told of it. */
  readonly state: SpeechState | null;
  readonly change: (event: SettingEvent) => void;
}

/** What a listener can do with the voice, and whether there is one. Shown while speech is on. */
export function SpeechBar({ settings: { speech, volume }, state, change }: SpeechBarProps) {
  const intl = useIntl();
  const { actor } = useSpeech();
  const rate = useSelector(actor, (snapshot) => snapshot.context.rate);
  if (speech === 'off') return null;
  const setSpeech = (choice: 'off' | 'blanked') => () =>
    change({ type: 'changeSetting', setting: 'speech', choice });
  return (
    <section className="speech-bar" aria-label={intl.formatMessage({ id: 'speech.bar' })} data-steers-speech>
      <SpeechStatus state={state} />
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
      <Button
        kind="small"
        onPress={() => change({ type: 'changeSetting', setting: 'volume', choice: nextVolume(volume) })}
      >
        <FormattedMessage
          id="settings.changed"
          values={{
            setting: intl.formatMessage({ id: 'settings.volume' }),
            choice: intl.formatMessage({ id: `settings.volume.${volume}` }),
          }}
        />
      </Button>
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
function SpeechStatus({ state }: Pick<SpeechBarProps, 'state'>) {
  const language = useLanguage();
  const trouble = useSelector(useSpeech().actor, (snapshot) => snapshot.context.trouble);
  const shown = statusOf(state, language, trouble);
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
export function DarkScreen({ settings: { speech } }: { settings: AccessibilitySettings }) {
  if (speech !== 'blanked') return null;
  return (
    <p className="dark-screen" role="status">
      <FormattedMessage id="speech.blanked" />
    </p>
  );
}
