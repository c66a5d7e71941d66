import { FormattedMessage, useIntl } from 'react-intl';
import { tripsToOffer } from '../../flows/trips.ts';
import { Button } from '../../shell/design/button.tsx';
import { Icon } from '../../shell/design/icons.tsx';
import { PagedList } from '../../shell/design/paged-list.tsx';
import { Question } from '../../shell/design/question.tsx';
import { useFormats } from '../../shell/strings/formats.ts';
import { useSurroundings } from '../../shell/surroundings/surroundings.ts';
import type { TripAnswer } from './complaint-draft.ts';
import type { Complaint } from './complaint-flow.ts';
import { draftOf, useComplaintState } from './complaint-state.ts';

/** As many as fit above the two other answers, in either orientation. */
const TRIPS_PER_PAGE = 6;

export function TripChoice({ task: complaint }: { task: Complaint }) {
  const intl = useIntl();
  const formats = useFormats();
  const trips = tripsToOffer(useSurroundings().card);
  const chosen = useComplaintState(complaint, draftOf).trip;
  const choose = (trip: TripAnswer) => complaint.send({ type: 'chooseTrip', trip });
  return (
    <Question
      name="trip"
      title={intl.formatMessage({ id: 'trip.title' })}
      lead={<FormattedMessage id="trip.lead" />}
      actions={
        <>
          <Button
            kind="secondary"
            isChosen={chosen?.kind === 'anotherTrip'}
            onPress={() => choose({ kind: 'anotherTrip' })}
          >
            <FormattedMessage id="trip.another" />
          </Button>
          <Button
            kind="secondary"
            isChosen={chosen?.kind === 'noTrip'}
            onPress={() => choose({ kind: 'noTrip' })}
          >
            <FormattedMessage id="trip.none" />
          </Button>
        </>
      }
    >
      <PagedList className="choices choices-wide" items={trips} perPage={TRIPS_PER_PAGE}>
        {(trip, index) => (
          <li key={`${index} ${trip.at}`}>
            <Button
              kind="choice"
              icon={<Icon name="vehicle" />}
              isChosen={chosen?.kind === 'cardTrip' && chosen.trip === trip}
              onPress={() => choose({ kind: 'cardTrip', trip })}
            >
              {formats.tripName(trip)}
              <span className="choice-detail">
                {[formats.cardTime(trip.at), formats.tripPlace(trip)]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
            </Button>
          </li>
        )}
      </PagedList>
    </Question>
  );
}
