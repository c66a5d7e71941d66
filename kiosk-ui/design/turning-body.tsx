import { type ReactNode, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from './button.tsx';
import { Icon } from './icons.tsx';
import { useOverflow } from './use-overflow.ts';

/** How much of the box one press moves: something of what was seen stays, so that nobody loses their place. */
const STEP = 0.8;

/**
 * A part of a screen that may outgrow it, at the largest text or in a long-winded language. Then two buttons
 * turn it: nobody has to know how to scroll by finger, and keys and switches reach them like all else.
 */
export function TurningBody({ className, children }: { className: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const overflow = useOverflow(box);
  const turn = (by: 1 | -1) => {
    const turned = box.current;
    turned?.scrollBy({ top: by * STEP * turned.clientHeight });
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
