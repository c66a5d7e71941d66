import { FormattedMessage } from 'react-intl';
import { Button } from '../../shell/design/button.tsx';
import { Icon } from '../../shell/design/icons.tsx';
import { useVisit } from './visit.ts';

/** The two ways that are always there, before a visit too. */
export function SettingsAndHelp() {
  const visit = useVisit();
  return (
    <>
      <Button
        kind="quiet"
        icon={<Icon name="settings" />}
        onPress={() => visit.send({ type: 'openSettings' })}
      >
        <FormattedMessage id="action.settings" />
      </Button>
      <Button kind="quiet" icon={<Icon name="help" />} onPress={() => visit.send({ type: 'help' })}>
        <FormattedMessage id="action.help" />
      </Button>
    </>
  );
}
