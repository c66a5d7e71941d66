import { FormattedMessage, useIntl } from 'react-intl';
import { printerTrouble } from '../../flows/terminal-view.ts';
import { Button } from '../../shell/design/button.tsx';
import { Dialog } from '../../shell/design/dialog.tsx';
import { Icon } from '../../shell/design/icons.tsx';
import { useFormats } from '../../shell/strings/formats.ts';
import { parkedOf, terminalOf, useVisit, useVisitState, type VisitSnapshot } from '../visit/visit.ts';

const canPark = (snapshot: VisitSnapshot) => snapshot.can({ type: 'park' });

/** Offered wherever leaving would cost answers, and only where they can be put away. */
export function ParkButton() {
  const visit = useVisit();
  if (!useVisitState(canPark)) return null;
  return (
    <Button kind="secondary" onPress={() => visit.send({ type: 'park' })}>
      <FormattedMessage id="park.offer" />
    </Button>
  );
}

export function Parking() {
  const intl = useIntl();
  return (
    <Dialog name="parking" title={intl.formatMessage({ id: 'park.parking' })}>
      <p role="status">
        <FormattedMessage id="filing.lead" />
      </p>
    </Dialog>
  );
}

/** The code is shown here once and nowhere else, so this dialog ends only by a press. */
export function Parked() {
  const intl = useIntl();
  const formats = useFormats();
  const visit = useVisit();
  const parked = useVisitState(parkedOf);
  if (parked === null) return null;
  return (
    <Dialog
      name="parked"
      title={intl.formatMessage({ id: 'park.title' })}
      actions={
        <>
          <Button kind="primary" onPress={() => visit.send({ type: 'finish' })}>
            <FormattedMessage id="action.finish" />
          </Button>
          <PrintCode />
        </>
      }
    >
      <p>
        <FormattedMessage id="park.code" />
      </p>
      <bdi className="dialog-code" data-spell="">
        {parked.code}
      </bdi>
      <p>
        <FormattedMessage id="park.text" values={{ until: formats.instant(parked.keptUntil) }} />
      </p>
      <SlipNotice />
    </Dialog>
  );
}

const slipOf = ({ value }: VisitSnapshot) => {
  const dialog = typeof value === 'object' && 'inSession' in value ? value.inSession.dialog : 'closed';
  return typeof dialog === 'object' ? dialog.parked : 'codeShown';
};

/** Offered until it is on paper; while the printer is known not to work, nothing can come of it. */
function PrintCode() {
  const visit = useVisit();
  const slip = useVisitState(slipOf);
  const trouble = printerTrouble(useVisitState(terminalOf));
  if (slip === 'codePrinted') return null;
  return (
    <Button
      kind="secondary"
      icon={<Icon name="printer" />}
      isDisabled={slip === 'codePrinting' || trouble !== null}
      onPress={() => visit.send({ type: 'printCode' })}
    >
      <FormattedMessage id="park.print" />
    </Button>
  );
}

/** What became of it. The code is on the screen in any case. */
function SlipNotice() {
  const slip = useVisitState(slipOf);
  return (
    <p role="status">
      {slip === 'codePrinting' && <FormattedMessage id="cardCheck.printing" />}
      {slip === 'codePrinted' && <FormattedMessage id="park.printed" />}
      {slip === 'codeNotPrinted' && <FormattedMessage id="park.notPrinted" />}
    </p>
  );
}

export function ParkingFailed() {
  const intl = useIntl();
  const visit = useVisit();
  return (
    <Dialog
      name="parkingFailed"
      title={intl.formatMessage({ id: 'park.failedTitle' })}
      actions={
        <>
          <Button kind="primary" onPress={() => visit.send({ type: 'dismiss' })}>
            <FormattedMessage id="staff.goOn" />
          </Button>
          <Button kind="secondary" onPress={() => visit.send({ type: 'park' })}>
            <FormattedMessage id="action.tryAgain" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage id="park.failedText" />
      </p>
    </Dialog>
  );
}
