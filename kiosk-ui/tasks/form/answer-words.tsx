import { type ReactNode, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import {
  type AnswerTo,
  CONTACT_MAX,
  type ContactField,
  type QuestionKind,
  UNKNOWN_TIME,
} from '../../../contract/answers.ts';
import { Button } from '../../shell/design/button.tsx';
import { useOverflow } from '../../shell/design/use-overflow.ts';
import { useFormats } from '../../shell/strings/formats.ts';
import type { FormContext } from './form-context.ts';
import { OptionName } from './option-name.tsx';

interface WordsProps<Kind extends QuestionKind> {
  readonly context: FormContext;
  /** The question's key. */
  readonly question: string;
  /** One that says something. */
  readonly answer: AnswerTo<Kind>;
}

/** What the words for an answer are made of, whatever the kind of its question. */
export type AnyWordsProps = WordsProps<QuestionKind>;

/** How an answer reads among the others, by the kind of its question. */
export const answerWords: {
  readonly [Kind in QuestionKind]: (props: WordsProps<Kind>) => ReactNode;
} = {
  choice: ({ answer, ...of }) => <OptionName {...of} option={answer} />,
  trip: TripWords,
  narrative: ({ answer }) => <LongAnswer>{answer.trim()}</LongAnswer>,
  contact: ({ answer }) =>
    (Object.keys(CONTACT_MAX) as ContactField[])
      .filter((field) => answer[field].trim() !== '')
      .map((field) => (
        <bdi key={field} className="answer-part">
          <Breakable text={answer[field]} />
        </bdi>
      )),
  place: PlaceWords,
  dateTime: DateTimeWords,
};

function PlaceWords({ answer: { where, words } }: WordsProps<'place'>) {
  return (
    <>
      {where !== null && (
        <span className="answer-part">
          <FormattedMessage id={`place.${where}`} />
        </span>
      )}
      <span className="answer-part" dir="auto">
        {words}
      </span>
    </>
  );
}

function DateTimeWords({ answer: { date, time } }: WordsProps<'dateTime'>) {
  const formats = useFormats();
  const day = date === null ? '' : formats.weekdayAndDay(date);
  if (time === null) return day;
  return time === UNKNOWN_TIME ? (
    <FormattedMessage id="dateTime.chosenWithoutTime" values={{ day }} />
  ) : (
    <FormattedMessage id="dateTime.chosen" values={{ day, time: formats.timeOfDay(time) }} />
  );
}

/** Its beginning, and if that is not all, a button that shows the rest. */
function LongAnswer({ children }: { children: ReactNode }) {
  const words = useRef<HTMLSpanElement>(null);
  const [isWhole, showWhole] = useState(false);
  const goesOn = useOverflow(words) !== null;
  return (
    <>
      <span className="answer-long" data-whole={isWhole} dir="auto" ref={words}>
        {children}
      </span>
      {(goesOn || isWhole) && (
        <Button kind="small" onPress={() => showWhole(!isWhole)}>
          <FormattedMessage id={isWhole ? 'checkAnswers.showLess' : 'checkAnswers.showAll'} />
        </Button>
      )}
    </>
  );
}

/** An e-mail address is one long word; if it has to be broken, then before its domain. */
function Breakable({ text }: { text: string }) {
  const at = text.indexOf('@');
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <wbr />
      {text.slice(at)}
    </>
  );
}

function TripWords({ answer }: WordsProps<'trip'>) {
  const formats = useFormats();
  if (answer.kind === 'cardTrip')
    return `${formats.tripName(answer.trip)} · ${formats.cardTime(answer.trip.at)}`;
  return <FormattedMessage id={answer.kind === 'anotherTrip' ? 'trip.another' : 'trip.none'} />;
}
