import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import {
  type AccessibilitySettings,
  type SettingEvent,
  settingChoices,
} from '../../flows/accessibility-settings.ts';
import { Button } from '../../shell/design/button.tsx';
import { Dialog } from '../../shell/design/dialog.tsx';
import { settingsOf, useVisit, useVisitState } from '../visit/visit.ts';
import './settings-dialog.css';

/** The settings that the panel shows, in its order. */
const shown = ['textSize', 'contrast', 'reach', 'motion', 'volume', 'speech'] as const;
type Shown = (typeof shown)[number];

/** Quiet to loud, although the usual one is in the middle. */
const choicesOf: { readonly [Name in Shown]: readonly AccessibilitySettings[Name][] } = {
  ...settingChoices,
  volume: ['quiet', 'medium', 'loud'],
};

/** Everything about the screen that a customer may change; each change is seen at once and announced. */
export function SettingsDialog() {
  const intl = useIntl();
  const visit = useVisit();
  const [changed, announce] = useState<Shown | null>(null);
  const settings = useVisitState(settingsOf);
  const choose = <Name extends Shown>(setting: Name, choice: AccessibilitySettings[Name]) => {
    visit.send({ type: 'changeSetting', setting, choice } as SettingEvent);
    announce(setting);
  };
  return (
    <Dialog
      name="settings"
      title={intl.formatMessage({ id: 'settings.title' })}
      actions={
        <Button kind="primary" onPress={() => visit.send({ type: 'dismiss' })}>
          <FormattedMessage id="action.close" />
        </Button>
      }
    >
      <p className="settings-lead">
        <FormattedMessage id="settings.lead" />
      </p>
      <div className="settings">
        {shown.map((setting) => (
          <fieldset key={setting}>
            <legend>
              <FormattedMessage id={`settings.${setting}`} />
            </legend>
            {choicesOf[setting].map((choice) => (
              <Button
                key={choice}
                kind="small"
                isChosen={settings[setting] === choice}
                onPress={() => choose(setting, choice)}
              >
                <ChoiceName setting={setting} choice={choice} />
              </Button>
            ))}
          </fieldset>
        ))}
      </div>
      <p className="visually-hidden" aria-live="polite">
        {changed !== null && (
          <FormattedMessage
            id="settings.changed"
            values={{
              setting: intl.formatMessage({ id: `settings.${changed}` }),
              choice: <ChoiceName setting={changed} choice={settings[changed]} />,
            }}
          />
        )}
      </p>
    </Dialog>
  );
}

type ChoiceOf<Name extends Shown> = { [N in Name]: `settings.${N}.${AccessibilitySettings[N]}` }[Name];

function ChoiceName({ setting, choice }: { setting: Shown; choice: string }) {
  return <FormattedMessage id={`settings.${setting}.${choice}` as ChoiceOf<Shown>} />;
}
