import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../shell/design/button.tsx';
import { Dialog } from '../../shell/design/dialog.tsx';
import { staffCallOf, useVisit, useVisitState } from '../visit/visit.ts';

/** What has really become of the call: nobody is told that somebody comes before somebody has said so. */
export function StaffCall() {
  const intl = useIntl();
  const visit = useVisit();
  const call = useVisitState(staffCallOf);
  const canCallAgain = call === 'unanswered' || call === 'notReached';
  return (
    <Dialog
      name="staffCall"
      title={intl.formatMessage({ id: 'staff.title' })}
      actions={
        <>
          {canCallAgain && (
            <Button kind="primary" onPress={() => visit.send({ type: 'callStaff' })}>
              <FormattedMessage id="staff.again" />
            </Button>
          )}
          <Button
            kind={canCallAgain ? 'secondary' : 'primary'}
            onPress={() => visit.send({ type: 'dismiss' })}
          >
            <FormattedMessage id="staff.goOn" />
          </Button>
        </>
      }
    >
      <p role="status" data-staff-call={call}>
        {call !== 'notCalled' && <FormattedMessage id={`staff.${call}`} />}
      </p>
    </Dialog>
  );
}
