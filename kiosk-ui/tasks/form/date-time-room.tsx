import { useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { UNKNOWN_TIME } from '../../../contract/answers.ts';
import { noDateTime } from '../../../rules/forms/kinds/date-time.ts';
import { Button } from '../../shell/design/button.tsx';
import { FieldProblem } from '../../shell/design/field-problem.tsx';
import { PagedList } from '../../shell/design/paged-list.tsx';
import { useFormats } from '../../shell/strings/formats.ts';
import { Continue, Room, type RoomProps, useAsked } from './room.tsx';
import { DAYS_PER_PAGE, hoursOf, latestDays, withDay } from './when-to-offer.ts';
import './date-time-room.css';

const HOURS_PER_PAGE = 8;

/** Which day it was, and about what time. Both are chosen: nobody types a date in a form that a machine likes. */
export function DateTime(props: RoomProps) {
  const intl = useIntl();
  const formats = useFormats();
  const id = useId();
  const { answer, problem, give } = useAsked(props, 'dateTime');
  // What is offered does not change while somebody chooses from it.
  const [now] = useState(() => formats.localNow());
  const chosen = answer ?? noDateTime;
  const dayName = (date: string, index: number) => {
    const day = formats.weekdayAndDay(date);
    if (index > 1) return day;
    return intl.formatMessage({ id: index === 0 ? 'dateTime.today' : 'dateTime.yesterday' }, { day });
  };
  return (
    <Room {...props} actions={<Continue task={props.task} />}>
      {problem !== undefined && <FieldProblem id={`${id}-problem`} problem={problem} />}
      <section className="when" aria-labelledby={`${id}-day`}>
        <h2 id={`${id}-day`}>
          <FormattedMessage id="dateTime.day" />
        </h2>
        <PagedList className="choices choices-wide" items={latestDays(now)} perPage={DAYS_PER_PAGE}>
          {(date, index) => (
            <li key={date}>
              <Button
                kind="choice"
                isChosen={date === chosen.date}
                onPress={() => give(withDay(chosen, date, now))}
              >
                {dayName(date, index)}
              </Button>
            </li>
          )}
        </PagedList>
      </section>
      <section className="when" aria-labelledby={`${id}-time`}>
        <h2 id={`${id}-time`}>
          <FormattedMessage id="dateTime.time" />
        </h2>
        <div className="choices choices-wide">
          <Button
            kind="choice"
            isChosen={chosen.time === UNKNOWN_TIME}
            onPress={() => give({ ...chosen, time: UNKNOWN_TIME })}
          >
            <FormattedMessage id="dateTime.unknownTime" />
          </Button>
        </div>
        <PagedList
          className="choices choices-hours"
          items={hoursOf(chosen.date, now)}
          perPage={HOURS_PER_PAGE}
        >
          {(time) => (
            <li key={time}>
              <Button kind="choice" isChosen={time === chosen.time} onPress={() => give({ ...chosen, time })}>
                {formats.timeOfDay(time)}
              </Button>
            </li>
          )}
        </PagedList>
      </section>
    </Room>
  );
}
