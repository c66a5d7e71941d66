import { type ReactNode, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from './button.tsx';
import { Icon } from './icons.tsx';
import { turnStep } from './turn-step.ts';
import { useOverflow } from './use-overflow.ts';

/** What should be whole on one of the pages that are turned to. */
const THINGS = 'h1, h2, p, dt, dd, li, label, button, input';

/**
 * A part of a screen that may outgrow it, at the largest text or in a long-winded language. Then two buttons
 * turn it: nobody has to know how to scroll by finger, and keys and switches reach them like all else.
 */
export function TurningBody({ className, children }: { className: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const overflow = useOverflow(box);
  const turn = (by: 1 | -1) => {
    const turned = box.current;
    if (turned === null) return;
    const things = [...turned.querySelectorAll(THINGS)].map((thing) => thing.getBoundingClientRect());
    turned.scrollBy({ top: turnStep(turned.getBoundingClientRect(), things, by) });
  };
  return (
    <>
      <div className={className} ref={box}>
        {children}
      </div>
      {overflow !== null && (
        <div className="turning">
          <Button
            kind="small"
            icon={<Icon name="up" />}
            isDisabled={overflow.atStart}
            onPress={() => turn(-1)}
          >
            <FormattedMessage id="action.showEarlier" />
          </Button>
          <Button
            kind="small"
            icon={<Icon name="down" />}
            isDisabled={overflow.atEnd}
            onPress={() => turn(1)}
          >
            <FormattedMessage id="action.showMore" />
          </Button>
        </div>
      )}
    </>
  );
}
