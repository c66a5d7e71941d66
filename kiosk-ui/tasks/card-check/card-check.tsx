import { FormattedMessage, useIntl } from 'react-intl';
import type { CardProblem } from '../../../contract/cards.ts';
import { CardFace, CardFacts, isKnown } from '../../shell/card/card-facts.tsx';
import { Button } from '../../shell/design/button.tsx';
import { Icon } from '../../shell/design/icons.tsx';
import { Question } from '../../shell/design/question.tsx';
import { useSurroundings } from '../../shell/surroundings/surroundings.ts';
import type { CardCheck } from './card-check-flow.ts';
import { PrintButton, PrinterNotice } from './card-printout.tsx';

/** What is on the card, what could not be read and why, and what to do with it. */
export function CardCheckSummary({ task }: { task: CardCheck }) {
  const intl = useIntl();
  const { card } = useSurroundings();
  if (card === null) return null;
  return (
    <Question
      name="cardCheck"
      title={intl.formatMessage({ id: 'cardCheck.title' })}
      lead={<FormattedMessage id="cardSummary.lift" />}
      actions={
        <>
          <Button kind="primary" onPress={() => task.send({ type: 'complain' })}>
            <FormattedMessage id="cardCheck.complain" />
          </Button>
          {card.trips.length > 0 && (
            <Button
              kind="secondary"
              icon={<Icon name="vehicle" />}
              onPress={() => task.send({ type: 'showTrips' })}
            >
              <FormattedMessage id="cardCheck.trips" />
            </Button>
          )}
          <PrintButton task={task} />
          <Button kind="secondary" onPress={() => task.send({ type: 'otherServices' })}>
            <FormattedMessage id="action.otherServices" />
          </Button>
        </>
      }
    >
      <div className="card-summary">
        <CardFace card={card} />
        {isKnown(card) && <CardFacts card={card} />}
      </div>
      <PrinterNotice />
      <CardProblems problems={card.problems} />
    </Question>
  );
}

function CardProblems({ problems }: { problems: readonly CardProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <section className="card-problems">
      <h2>
        <Icon name="warning" />
        <FormattedMessage id="cardProblem.title" />
      </h2>
      <ul>
        {problems.map(({ code, part }) => (
          <li key={`${code} ${part}`} data-problem={code}>
            <strong>
              <FormattedMessage id={`cardProblem.part.${part}`} />
            </strong>{' '}
            <FormattedMessage id={`cardProblem.${code}`} />
          </li>
        ))}
      </ul>
    </section>
  );
}
