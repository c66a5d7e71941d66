import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Card } from '../../../contract/cards.ts';
import { useFormats } from '../strings/formats.ts';
import './card-facts.css';

/** A picture of the card with what identifies it: its name and the end of its number. */
export function CardFace({ card }: { card: Card }) {
  return (
    <div className="card-face">
      <strong>{card.name || <FormattedMessage id="cardSummary.unknownName" />}</strong>
      <span>
        {card.numberLastFour === null ? (
          <FormattedMessage id="cardSummary.noNumber" />
        ) : (
          <FormattedMessage
            id="cardSummary.number"
            values={{ lastFour: <bdi data-spell="">{card.numberLastFour}</bdi> }}
          />
        )}
      </span>
    </div>
  );
}

/** Balance, expiry and passes; what is over by the agency's clocks is said to be. A card's last day belongs to it. */
export function CardFacts({ card, children }: { card: Card; children?: ReactNode }) {
  const formats = useFormats();
  const now = formats.localNow();
  const isOver = (end: string) => end < now.slice(0, end.length);
  return (
    <dl className="card-facts">
      <CardFact name={<FormattedMessage id="cardSummary.balance" />}>
        {card.balance === null ? (
          <FormattedMessage id="cardSummary.balanceUnknown" />
        ) : (
          formats.money(card.balance.cents, card.balance.currency)
        )}
      </CardFact>
      {card.expiresOn !== null && (
        <CardFact
          name={
            <FormattedMessage id={isOver(card.expiresOn) ? 'cardSummary.expired' : 'cardSummary.expires'} />
          }
        >
          {formats.cardDate(card.expiresOn)}
        </CardFact>
      )}
      {card.passes.map((pass) => (
        <CardFact
          key={pass.expiresAt}
          name={
            <FormattedMessage id={isOver(pass.expiresAt) ? 'cardSummary.passExpired' : 'cardSummary.pass'} />
          }
        >
          {formats.cardTime(pass.expiresAt)}
        </CardFact>
      ))}
      {children}
    </dl>
  );
}

export function CardFact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** False for a card of a kind that nothing is known of. */
export function isKnown(card: Card): boolean {
  return card.problems.every(({ code }) => code !== 'unknownFamily');
}
