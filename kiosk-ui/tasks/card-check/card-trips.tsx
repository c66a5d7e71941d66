import { FormattedMessage, useIntl } from 'react-intl';
import { tripsToOffer } from '../../../rules/forms/kinds/trip.ts';
import { Button } from '../../shell/design/button.tsx';
import { Icon } from '../../shell/design/icons.tsx';
import { PagedList } from '../../shell/design/paged-list.tsx';
import { Question } from '../../shell/design/question.tsx';
import { useFormats } from '../../shell/strings/formats.ts';
import { useSurroundings } from '../../shell/surroundings/surroundings.ts';
import type { CardCheck } from './card-check-flow.ts';
import { PrintButton, PrinterNotice } from './card-printout.tsx';

/** As many as fit in either orientation. */
const TRIPS_PER_PAGE = 6;

/** The card's own history, newest first, with what each trip cost. */
export function CardTrips({ task }: { task: CardCheck }) {
  const intl = useIntl();
  const formats = useFormats();
  const { card } = useSurroundings();
  const currency = card?.balance?.currency;
  return (
    <Question
      name="cardTrips"
      title={intl.formatMessage({ id: 'cardCheck.tripsTitle' })}
      actions={
        <>
          <Button kind="primary" onPress={() => task.send({ type: 'complain' })}>
            <FormattedMessage id="cardCheck.complain" />
          </Button>
          <PrintButton task={task} />
        </>
      }
    >
      <PrinterNotice />
      {tripsToOffer(card).length === 0 && (
        <p>
          <FormattedMessage id="cardCheck.noTrips" />
        </p>
      )}
      <PagedList className="trip-list" items={tripsToOffer(card)} perPage={TRIPS_PER_PAGE}>
        {(trip, index) => (
          <li key={`${index} ${trip.at}`}>
            <Icon name="vehicle" />
            <span className="trip-words">
              <strong>{formats.tripName(trip)}</strong>
              <span className="choice-detail">
                {[formats.cardTime(trip.at), formats.tripPlace(trip)]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
            </span>
            {currency !== undefined && (
              <span className="trip-fare">{formats.money(trip.fareCents, currency)}</span>
            )}
          </li>
        )}
      </PagedList>
    </Question>
  );
}
