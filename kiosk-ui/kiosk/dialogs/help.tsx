import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../shell/design/button.tsx';
import { Dialog } from '../../shell/design/dialog.tsx';
import { Icon } from '../../shell/design/icons.tsx';
import { useVisit } from '../visit/visit.ts';

export function Help() {
  const intl = useIntl();
  const visit = useVisit();
  return (
    <Dialog
      name="help"
      title={intl.formatMessage({ id: 'help.title' })}
      actions={
        <>
          <Button
            kind="primary"
            icon={<Icon name="employee" />}
            onPress={() => visit.send({ type: 'callStaff' })}
          >
            <FormattedMessage id="help.callStaff" />
          </Button>
          <Button
            kind="secondary"
            icon={<Icon name="settings" />}
            onPress={() => visit.send({ type: 'openSettings' })}
          >
            <FormattedMessage id="help.settings" />
          </Button>
          <Button kind="secondary" onPress={() => visit.send({ type: 'dismiss' })}>
            <FormattedMessage id="help.close" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage id="help.text" />
      </p>
      <p>
        <FormattedMessage id="help.keys" />
      </p>
    </Dialog>
  );
}
