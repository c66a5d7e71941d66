import type { AgencyView } from '../../contract/agency.ts';
import type { Card, Trip } from '../../contract/cards.ts';
import type { FiledCase } from '../../contract/cases.ts';
import type { CardReaderState, PrinterState } from '../../contract/device-states.ts';
import type { KeyMap, SpeechKeyMap } from '../../contract/keys.ts';
import type { KioskSnapshot } from '../../contract/live-state.ts';
import type { StaffCall } from '../../contract/staff-calls.ts';
import { agencyView } from '../../rules/agency-view.ts';
import { loadAgencyProfile } from '../../terminal-service/config/load-agency-profile.ts';

export const aTrip: Trip = {
  kind: 'storedValueTrip',
  at: '2026-03-14T08:12',
  mode: 'bus',
  route: '720',
  fareCents: 175,
};

export const aCard: Card = {
  tapId: '3f0e0c1a-5d0b-4c43-9a55-0c0b8a1f6f01',
  family: 'example',
  name: 'Example card',
  numberLastFour: '4821',
  balance: { cents: 1275, currency: 'USD' },
  expiresOn: '2031-08-31',
  passes: [],
  topUps: [],
  trips: [aTrip],
  problems: [],
};

export const cardWithoutTrips: Card = { ...aCard, tapId: '3f0e0c1a-5d0b-4c43-9a55-0c0b8a1f6f02', trips: [] };

export const readerOnline: CardReaderState = {
  device: 'online',
  media: 'notPresent',
  model: 'Example reader',
};

export const readerWithCard: CardReaderState = {
  device: 'online',
  media: 'present',
  model: 'Example reader',
};

export const readerUnplugged: CardReaderState = {
  device: 'powerOff',
  fault: { code: 'unplugged', action: 'clear', detail: 'The reader was unplugged.' },
};

export const printerOnline: PrinterState = { device: 'online', paper: 'full', model: 'Example printer' };

export const printerOutOfPaper: PrinterState = {
  device: 'userError',
  paper: 'out',
  fault: { code: 'paperOut', action: 'clear', detail: 'The paper is out.' },
};

export const someKeys: KeyMap = {
  up: ['ArrowUp'],
  down: ['ArrowDown'],
  left: ['ArrowLeft'],
  right: ['ArrowRight'],
  select: ['Enter'],
  help: ['F1'],
  next: ['F8'],
  choose: ['F9'],
};

export const someSpeechKeys: SpeechKeyMap = {
  headphonesIn: ['F15'],
  headphonesOut: ['F16'],
  onOff: ['F4'],
  pause: ['F6'],
  repeat: ['F7'],
  slower: [],
  faster: [],
  volume: [],
  darkScreen: [],
};

/** The forms and the menu of the profile that comes with the project, under a name that is nobody's. */
export const anAgency: AgencyView = {
  ...agencyView(loadAgencyProfile('los-angeles-county')),
  name: 'Example Transit',
};

export const aSnapshot: KioskSnapshot = {
  audience: 'kiosk',
  terminal: {
    prefix: 'T1',
    agency: anAgency,
    simulated: true,
    screen: null,
    keys: someKeys,
    speechKeys: someSpeechKeys,
  },
  reader: readerOnline,
  scanner: { device: 'online' },
  printer: printerOnline,
  storage: 'well',
  speech: { engine: 'available', version: '1.51', voices: ['en', 'es'] },
  card: null,
};

export const aStaffCall: StaffCall = {
  callId: '5b1d7e0a-1f5e-4d1c-8a41-3a0d5c1b2e77',
  calledAt: '2026-03-14T16:05:00Z',
  language: 'en',
};

export const aFiledCase: FiledCase = {
  caseNumber: 'T1-000042',
  filedAt: '2026-03-14T16:05:00Z',
  receiptId: '9d6c2b1e-0f55-4a34-8f3a-8f2f5a0b7c11',
  receipt: { state: 'queued' },
  replayed: false,
};

/** A request id that tests can foresee: the nth one made. */
export function requestIds(): () => string {
  let made = 0;
  return () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`;
}
