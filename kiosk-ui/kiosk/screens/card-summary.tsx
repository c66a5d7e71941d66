import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Card } from '../../../terminal-service/api/contract.ts';
import { Button } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';
import { Question } from '../../design/question.tsx';
import { tripsToOffer } from '../../flows/complaint-draft.ts';
import { useFormats } from '../../strings/formats.ts';
import { cardOf, useSession, useSessionState } from '../session.ts';
import './card-summary.css';

export function CardSummary() {
  const intl = useIntl();
  const session = useSession();
  const card = useSessionState(cardOf);
  if (card === null) return null;
  const isKnown = card.problems.every((problem) => problem.code !== 'unknownFamily');
  return (
    <Question
      name="cardSummary"
      title={intl.formatMessage({ id: 'cardSummary.title' })}
      lead={<FormattedMessage id="cardSummary.lift" />}
      actions={
        <Button kind="primary" onPress={() => session.send({ type: 'continue' })}>
          <FormattedMessage id="action.continue" />
        </Button>
      }
    >
      <div className="card-summary">
        <CardFace card={card} />
        {isKnown && <CardFacts card={card} />}
      </div>
      {card.problems.length > 0 && (
        <Notice>
          <FormattedMessage id={isKnown ? 'cardSummary.incomplete' : 'cardSummary.unknownFamily'} />
        </Notice>
      )}
    </Question>
  );
}

function CardFace({ card }: { card: Card }) {
  return (
    <div className="card-face">
      <strong>{card.name || <FormattedMessage id="cardSummary.unknownName" />}</strong>
      <span>
        {card.numberLastFour === null ? (
          <FormattedMessage id="cardSummary.noNumber" />
        ) : (
          <FormattedMessage id="cardSummary.number" values={{ lastFour: card.numberLastFour }} />
        )}
      </span>
    </div>
  );
}

function CardFacts({ card }: { card: Card }) {
  const intl = useIntl();
  const formats = useFormats();
  return (
    <dl className="card-facts">
      <Fact name={<FormattedMessage id="cardSummary.balance" />}>
        {card.balance === null ? (
          <FormattedMessage id="cardSummary.balanceUnknown" />
        ) : (
          formats.money(card.balance.cents, card.balance.currency)
        )}
      </Fact>
      {card.expiresOn !== null && (
        <Fact name={<FormattedMessage id="cardSummary.expires" />}>{formats.cardDate(card.expiresOn)}</Fact>
      )}
      {card.passes.map((pass) => (
        <Fact key={pass.expiresAt} name={<FormattedMessage id="cardSummary.pass" />}>
          {formats.cardTime(pass.expiresAt)}
        </Fact>
      ))}
      <Fact name={<FormattedMessage id="cardSummary.trips" />}>
        {intl.formatNumber(tripsToOffer(card).length)}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
