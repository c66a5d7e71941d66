import { FormattedMessage, useIntl } from 'react-intl';
import { Dialog } from '../../shell/design/dialog.tsx';

export function OutOfService() {
  const intl = useIntl();
  return (
    <Dialog name="outOfService" title={intl.formatMessage({ id: 'outOfService.title' })}>
      <p role="status">
        <FormattedMessage id="outOfService.text" />
      </p>
    </Dialog>
  );
}
