import { FormattedMessage } from 'react-intl';
import { tripsToOffer } from '../../../rules/forms/kinds/trip.ts';
import { Button } from '../../shell/design/button.tsx';
import { Icon } from '../../shell/design/icons.tsx';
import { PagedList } from '../../shell/design/paged-list.tsx';
import { useFormats } from '../../shell/strings/formats.ts';
import { useForm } from './form-state.ts';
import { Room, type RoomProps, useAsked } from './room.tsx';

/** Answers that were put away come back as others with the same content. */
const isSameTrip = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other);

/** As many as fit above the two other answers, in either orientation. */
const TRIPS_PER_PAGE = 6;

/** One of the trips that the card remembers, another one, or none. */
export function TripChoice(props: RoomProps) {
  const formats = useFormats();
  const { answer, give } = useAsked(props, 'trip');
  const trips = tripsToOffer(useForm(props.task).card);
  return (
    <Room
      {...props}
      actions={
        <>
          <Button
            kind="secondary"
            isChosen={answer?.kind === 'anotherTrip'}
            onPress={() => give({ kind: 'anotherTrip' })}
          >
            <FormattedMessage id="trip.another" />
          </Button>
          <Button
            kind="secondary"
            isChosen={answer?.kind === 'noTrip'}
            onPress={() => give({ kind: 'noTrip' })}
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
              isChosen={answer?.kind === 'cardTrip' && isSameTrip(answer.trip, trip)}
              onPress={() => give({ kind: 'cardTrip', trip })}
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
    </Room>
  );
}
