import type { CardReaderState, PrinterState } from '../../contract/device-states.ts';
import type { StorageState } from '../../contract/storage.ts';

/** A part of a state that a device may be in, of all that there are. */
type Known<State, Part extends string> = State extends { readonly [P in Part]: infer Value extends string }
  ? Value
  : never;

type State = CardReaderState | PrinterState;
type Fault = Extract<State, { fault: unknown }>['fault'];

const device: Readonly<Record<Known<State, 'device'>, string>> = {
  online: 'Working',
  deviceBusy: 'Printing',
  noDevice: 'Not there',
  powerOff: 'Switched off or unplugged',
  offline: 'Not answering',
  userError: 'Needs a hand',
  hardwareError: 'Out of order',
};

const media: Readonly<Record<Known<CardReaderState, 'media'>, string>> = {
  present: 'a card lies on it',
  notPresent: 'no card on it',
};

const paper: Readonly<Record<Known<PrinterState, 'paper'>, string>> = {
  full: 'paper is in',
  low: 'paper is nearly used up',
  out: 'no paper',
  unknown: 'paper not known',
};

/** Who can mend it (XFS4IoT ErrorEvent.action). */
const remedy: Readonly<Record<Fault['action'], string>> = {
  reset: 'it mends itself',
  clear: 'staff can put it right',
  configuration: 'the settings have to be changed',
  maintenance: 'a technician is needed',
  suspend: 'it waits and tries again',
};

/** A device's state in a technician's words; the fault's own sentence stands beside them. */
export function stateWords(state: State): string {
  const words = [device[state.device]];
  if ('media' in state) words.push(media[state.media]);
  if ('paper' in state) words.push(paper[state.paper]);
  if ('fault' in state) words.push(remedy[state.fault.action]);
  return words.join(', ');
}

/** Whether the disk takes anything, and what to do where it does not. */
export const storageWords: Readonly<
  Record<StorageState, { readonly state: string; readonly detail: string }>
> = {
  well: { state: 'Working', detail: '' },
  full: {
    state: 'Full, nothing can be filed',
    detail: 'Make room on the disk of the data folder. It is tried again every few seconds.',
  },
  failing: {
    state: 'Failing, nothing can be filed',
    detail:
      'The data folder or its disk cannot be read or written. Look at the system log, and replace the disk.',
  },
};
