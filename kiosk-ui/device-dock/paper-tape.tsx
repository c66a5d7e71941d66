import { useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { SimulatorState } from '../../contract/simulator.ts';
import { Button } from '../shell/design/button.tsx';

export interface PaperTapeProps {
  readonly tape: SimulatorState['tape'];
  readonly onTearOff: () => void;
}

/** What has come out of the simulated printer, line for line, with its cuts. */
export function PaperTape({ tape, onTearOff }: PaperTapeProps) {
  const intl = useIntl();
  const paper = useRef<HTMLDivElement>(null);
  const length = tape.length;
  useEffect(() => {
    if (length > 0) paper.current?.scrollTo({ top: paper.current.scrollHeight });
  }, [length]);
  return (
    <section className="dock-tape">
      <h2>
        <FormattedMessage id="dock.tape" />
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reachable by keyboard */}
      <section className="tape" ref={paper} tabIndex={0} aria-label={intl.formatMessage({ id: 'dock.tape' })}>
        {length === 0 && <FormattedMessage id="dock.tapeEmpty" />}
        {tape.map((piece, index) =>
          'cut' in piece ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: paper only ever grows at its end
            <div className="tape-cut" key={index}>
              <FormattedMessage id="dock.cut" />
            </div>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: paper only ever grows at its end
            <div key={index}>{piece.line || ' '}</div>
          ),
        )}
      </section>
      <Button kind="small" isDisabled={length === 0} onPress={onTearOff}>
        <FormattedMessage id="dock.tearOffTape" />
      </Button>
    </section>
  );
}
