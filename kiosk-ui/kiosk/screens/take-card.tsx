import { type ReactNode, useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from '../../shell/design/button.tsx';
import { Icon } from '../../shell/design/icons.tsx';
import { useVisit } from '../visit/visit.ts';
import { TapPicture } from './tap-picture.tsx';
import './attract.css';

/** To whoever has just left: their card is still on the reader. */
export function TakeCard() {
  return (
    <CardNotice name="takeCard" picture={<TapPicture mood="lifting" />} action={<Start />}>
      <FormattedMessage id="takeCard.title" />
      <FormattedMessage id="takeCard.lead" />
    </CardNotice>
  );
}

export function CardReturned() {
  return (
    <CardNotice name="cardReturned" picture={<Icon name="check" />}>
      <FormattedMessage id="cardReturned.title" />
      <FormattedMessage id="cardReturned.lead" />
    </CardNotice>
  );
}

function Start() {
  const visit = useVisit();
  return (
    <Button kind="primary" onPress={() => visit.send({ type: 'start' })}>
      <FormattedMessage id="attract.start" />
    </Button>
  );
}

interface CardNoticeProps {
  readonly name: string;
  readonly picture: ReactNode;
  readonly action?: ReactNode;
  /** What is to be done with the card, and a sentence about it. */
  readonly children: readonly [title: ReactNode, lead: ReactNode];
}

/** One thing only, as large as the screen: it is read from a few steps away. */
function CardNotice({ name, picture, action, children: [title, lead] }: CardNoticeProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className="attract attract-notice" data-screen={name} data-open={true}>
      <div className="attract-words">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p>{lead}</p>
      </div>
      <div className="attract-ways">
        <div className="attract-tap">{picture}</div>
        {action}
      </div>
    </main>
  );
}
