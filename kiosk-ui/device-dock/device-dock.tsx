import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { SimulatorState } from '../../contract/simulator.ts';
import { Button } from '../shell/design/button.tsx';
import { PaperTape } from './paper-tape.tsx';
import { type Act, type Connection, useSimulator } from './use-simulator.ts';
import './device-dock.css';

/**
 * The simulated devices, for whoever has none to plug in. It stands beside the kiosk and makes room for
 * itself, so it never covers what a customer would touch.
 */
export default function DeviceDock({ connection }: { connection: Connection }) {
  const intl = useIntl();
  const [isOpen, open] = useState(false);
  return (
    <>
      <button
        type="button"
        className="dock-handle"
        aria-expanded={isOpen}
        aria-label={intl.formatMessage({ id: isOpen ? 'dock.close' : 'dock.open' })}
        onClick={() => open(!isOpen)}
      >
        <FormattedMessage id="dock.handle" />
      </button>
      {isOpen && <Devices connection={connection} />}
    </>
  );
}

function Devices({ connection }: { connection: Connection }) {
  const intl = useIntl();
  const { simulator, act } = useSimulator(connection);
  return (
    <aside className="dock" aria-label={intl.formatMessage({ id: 'dock.title' })}>
      {simulator === 'failed' && (
        <p role="alert">
          <FormattedMessage id="dock.failed" />
        </p>
      )}
      {simulator !== null && simulator !== 'failed' && (
        <>
          <Reader simulator={simulator} act={act} />
          <Printer simulator={simulator} act={act} />
          <PaperTape tape={simulator.tape} onTearOff={() => act({ do: 'tearOffTape' })} />
        </>
      )}
    </aside>
  );
}

function Reader({ simulator, act }: { simulator: SimulatorState; act: Act }) {
  return (
    <section>
      <h2>
        <FormattedMessage id="dock.reader" />
      </h2>
      <ul className="dock-cards">
        {simulator.cards.map((card) => (
          <li key={card.id}>
            <Button
              kind="small"
              isDisabled={!simulator.readerPluggedIn}
              isChosen={simulator.cardOnReader === card.id}
              onPress={() =>
                act(
                  simulator.cardOnReader === card.id
                    ? { do: 'removeCard' }
                    : { do: 'tapCard', cardId: card.id },
                )
              }
            >
              <strong>{card.title}</strong>
              <span>{card.about}</span>
            </Button>
          </li>
        ))}
      </ul>
      <div className="dock-buttons">
        <Button
          kind="small"
          isDisabled={simulator.cardOnReader === null}
          onPress={() => act({ do: 'removeCard' })}
        >
          <FormattedMessage id="dock.removeCard" />
        </Button>
        <Button
          kind="small"
          onPress={() => act({ do: simulator.readerPluggedIn ? 'unplugReader' : 'plugInReader' })}
        >
          <FormattedMessage id={simulator.readerPluggedIn ? 'dock.unplugReader' : 'dock.plugInReader'} />
        </Button>
      </div>
    </section>
  );
}

function Printer({ simulator: { printer }, act }: { simulator: SimulatorState; act: Act }) {
  const paper = printer.paper ? 'takePaperOut' : 'putPaperIn';
  const cover = printer.coverOpen ? 'closeCover' : 'openCover';
  const power = printer.power ? 'cutPrinterPower' : 'restorePrinterPower';
  return (
    <section>
      <h2>
        <FormattedMessage id="dock.printer" />
      </h2>
      <div className="dock-buttons">
        {([paper, cover, power] as const).map((action) => (
          <Button key={action} kind="small" onPress={() => act({ do: action })}>
            <FormattedMessage id={`dock.${action}`} />
          </Button>
        ))}
      </div>
    </section>
  );
}
