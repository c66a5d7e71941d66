import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';
import { Question } from '../../design/question.tsx';
import { tripsToOffer } from '../../flows/complaint-draft.ts';
import type { ComplaintQuestion } from '../../flows/complaint-flow.ts';
import { printerTrouble } from '../../flows/terminal-view.ts';
import { useFormats } from '../../strings/formats.ts';
import type { TextId } from '../../strings/text.tsx';
import {
  type Complaint,
  cardOf,
  draftOf,
  terminalOf,
  useComplaintState,
  useSessionState,
} from '../session.ts';
import './check-answers.css';

export function CheckAnswers({ complaint }: { complaint: Complaint }) {
  const intl = useIntl();
  const card = useSessionState(cardOf);
  const draft = useComplaintState(complaint, draftOf);
  const contact = Object.values(draft.contact).filter((value) => value.trim() !== '');
  const change = (question: ComplaintQuestion) => () => complaint.send({ type: 'change', question });
  const none = <FormattedMessage id="checkAnswers.notProvided" />;
  return (
    <Question
      name="checkAnswers"
      title={intl.formatMessage({ id: 'checkAnswers.title' })}
      actions={
        <Button kind="primary" onPress={() => complaint.send({ type: 'file' })}>
          <FormattedMessage id="checkAnswers.file" />
        </Button>
      }
    >
      <PrinterNotice />
      <dl className="answers">
        <Answer question="checkAnswers.card">
          {card === null ? (
            <FormattedMessage id="checkAnswers.noCard" />
          ) : card.numberLastFour === null ? (
            card.name
          ) : (
            `${card.name} •••• ${card.numberLastFour}`
          )}
        </Answer>
        <Answer question="checkAnswers.category" onChange={change('category')}>
          {draft.category !== null && <FormattedMessage id={`category.${draft.category}`} />}
        </Answer>
        {tripsToOffer(card).length > 0 && (
          <Answer question="checkAnswers.trip" onChange={change('trip')}>
            <TripWords complaint={complaint} />
          </Answer>
        )}
        <Answer question="checkAnswers.narrative" onChange={change('narrative')}>
          <span className="answer-long">{draft.narrative.trim() || none}</span>
        </Answer>
        <Answer question="checkAnswers.contact" onChange={change('contact')}>
          {contact.length === 0 ? none : contact.join(', ')}
        </Answer>
      </dl>
    </Question>
  );
}

function Answer({
  question,
  onChange,
  children,
}: {
  question: TextId;
  onChange?: () => void;
  children: ReactNode;
}) {
  const intl = useIntl();
  return (
    <div className="answer">
      <dt>
        <FormattedMessage id={question} />
      </dt>
      <dd>{children}</dd>
      {onChange !== undefined && (
        <dd>
          <Button
            kind="small"
            label={intl.formatMessage(
              { id: 'checkAnswers.changeWhat' },
              { question: intl.formatMessage({ id: question }) },
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

function TripWords({ complaint }: { complaint: Complaint }) {
  const formats = useFormats();
  const { trip } = useComplaintState(complaint, draftOf);
  switch (trip?.kind) {
    case 'cardTrip':
      return `${formats.tripName(trip.trip)}, ${formats.cardTime(trip.trip.at)}`;
    case 'anotherTrip':
      return <FormattedMessage id="trip.another" />;
    case 'noTrip':
      return <FormattedMessage id="trip.none" />;
    case undefined:
      return <FormattedMessage id="checkAnswers.notProvided" />;
  }
}

/** A receipt that may fail is announced before the customer decides, not after. */
function PrinterNotice() {
  const trouble = printerTrouble(useSessionState(terminalOf));
  if (trouble === null) return null;
  const known = trouble === 'paperOut' || trouble === 'coverOpen' ? trouble : 'other';
  return (
    <Notice icon="printer">
      <FormattedMessage id={`checkAnswers.printer.${known}`} />
    </Notice>
  );
}
