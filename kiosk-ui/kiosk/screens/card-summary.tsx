import { FormattedMessage, useIntl } from 'react-intl';
import { tripsToOffer } from '../../../rules/forms/kinds/trip.ts';
import { CardFace, CardFact, CardFacts, isKnown } from '../../shell/card/card-facts.tsx';
import { Button } from '../../shell/design/button.tsx';
import { Notice } from '../../shell/design/notice.tsx';
import { Question } from '../../shell/design/question.tsx';
import { cardOf, useVisit, useVisitState } from '../visit/visit.ts';

/** The card that it will be about. */
export function CardSummary() {
  const intl = useIntl();
  const visit = useVisit();
  const card = useVisitState(cardOf);
  if (card === null) return null;
  return (
    <Question
      name="cardSummary"
      title={intl.formatMessage({ id: 'cardSummary.title' })}
      lead={<FormattedMessage id="cardSummary.lift" />}
      actions={
        <Button kind="primary" onPress={() => visit.send({ type: 'continue' })}>
          <FormattedMessage id="action.continue" />
        </Button>
      }
    >
      <div className="card-summary">
        <CardFace card={card} />
        {isKnown(card) && (
          <CardFacts card={card}>
            <CardFact name={<FormattedMessage id="cardSummary.trips" />}>
              {intl.formatNumber(tripsToOffer(card).length)}
            </CardFact>
          </CardFacts>
        )}
      </div>
      {card.problems.length > 0 && (
        <Notice>
          <FormattedMessage id={isKnown(card) ? 'cardSummary.incomplete' : 'cardSummary.unknownFamily'} />
        </Notice>
      )}
    </Question>
  );
}
