import { type ReactNode, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Card } from '../../../contract/cards.ts';
import { tripsToOffer } from '../../flows/trips.ts';
import { Button } from '../../shell/design/button.tsx';
import { useOverflow } from '../../shell/design/use-overflow.ts';
import { useFormats } from '../../shell/strings/formats.ts';
import type { TextId } from '../../shell/strings/text.tsx';
import type { Complaint } from './complaint-flow.ts';
import type { ComplaintQuestion } from './complaint-setup.ts';
import { draftOf, kindOf, useComplaintState } from './complaint-state.ts';
import './answers.css';

/** What has to be said before answers are filed, by whomever. */
export const filingTexts = ['legal.text.filing', 'legal.text.notACitation', 'legal.text.privacy'] as const;

export interface AnswersProps {
  readonly complaint: Complaint;
  /** The card that it is about. */
  readonly card: Card | null;
  /** What stays as it was answered. */
  readonly fixed?: readonly ComplaintQuestion[];
}

/** Every question with its answer, and the way to change it. */
export function Answers({ complaint, card, fixed = [] }: AnswersProps) {
  const kind = useComplaintState(complaint, kindOf);
  const draft = useComplaintState(complaint, draftOf);
  const contact = Object.values(draft.contact).filter((value) => value.trim() !== '');
  const change = (question: ComplaintQuestion) =>
    fixed.includes(question) ? {} : { onChange: () => complaint.send({ type: 'change', question }) };
  const none = <FormattedMessage id="checkAnswers.notProvided" />;
  return (
    <dl className="answers">
      <Answer question="checkAnswers.card">
        {card === null ? (
          <FormattedMessage id="checkAnswers.noCard" />
        ) : card.numberLastFour === null ? (
          card.name
        ) : (
          <bdi>{`${card.name} •••• ${card.numberLastFour}`}</bdi>
        )}
      </Answer>
      <Answer question="checkAnswers.kind" {...change('kind')}>
        <FormattedMessage id={`checkAnswers.kind.${kind}`} />
      </Answer>
      <Answer question="checkAnswers.category" {...change('category')}>
        {draft.category !== null && <FormattedMessage id={`category.${draft.category}`} />}
      </Answer>
      {(tripsToOffer(card).length > 0 || draft.trip !== null) && (
        <Answer question="checkAnswers.trip" {...change('trip')}>
          <TripWords task={complaint} />
        </Answer>
      )}
      <Answer question="checkAnswers.narrative" values={{ kind }} {...change('narrative')}>
        <LongAnswer>{draft.narrative.trim() || none}</LongAnswer>
      </Answer>
      <Answer question="checkAnswers.contact" {...change('contact')}>
        {contact.length === 0
          ? none
          : contact.map((value) => (
              <bdi key={value} className="answer-part">
                <Breakable text={value} />
              </bdi>
            ))}
      </Answer>
    </dl>
  );
}

function Answer({
  question,
  values = {},
  onChange,
  children,
}: {
  question: TextId;
  values?: Readonly<Record<string, string>>;
  onChange?: () => void;
  children: ReactNode;
}) {
  const intl = useIntl();
  return (
    <div className="answer">
      <dt>
        <FormattedMessage id={question} values={values} />
      </dt>
      <dd className="answer-words">{children}</dd>
      {onChange !== undefined && (
        <dd>
          <Button
            kind="small"
            label={intl.formatMessage(
              { id: 'checkAnswers.changeWhat' },
              { question: intl.formatMessage({ id: question }, values) },
            )}
            onPress={onChange}
          >
            <FormattedMessage id="checkAnswers.change" />
          </Button>
        </dd>
      )}
    </div>
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

function TripWords({ task: complaint }: { task: Complaint }) {
  const formats = useFormats();
  const { trip } = useComplaintState(complaint, draftOf);
  switch (trip?.kind) {
    case 'cardTrip':
      return `${formats.tripName(trip.trip)} · ${formats.cardTime(trip.trip.at)}`;
    case 'anotherTrip':
      return <FormattedMessage id="trip.another" />;
    case 'noTrip':
      return <FormattedMessage id="trip.none" />;
    case undefined:
      return <FormattedMessage id="checkAnswers.notProvided" />;
  }
}
