import { useEffect, useState } from 'react';
import type { Subscription } from 'xstate';
import type { SimulatorCommand, SimulatorState } from '../../contract/simulator.ts';
import { readSimulator, simulate } from '../shell/client/service-client.ts';

/** The part of the service connection that tells when something happened. */
export interface Connection {
  on(type: '*', listener: () => void): Subscription;
}

export type Act = (command: SimulatorCommand) => void;

/** The simulated devices as they are now: read anew whenever the terminal reports that something happened. */
export function useSimulator(connection: Connection) {
  const [simulator, show] = useState<SimulatorState | 'failed' | null>(null);
  useEffect(() => {
    const read = () => readSimulator().then(show, () => show('failed'));
    read();
    const subscription = connection.on('*', read);
    return () => subscription.unsubscribe();
  }, [connection]);
  const act: Act = (command) => {
    simulate(command).then(show, () => show('failed'));
  };
  return { simulator, act };
}
