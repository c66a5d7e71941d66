import type { CounterSnapshot, KioskSnapshot, TechnicianSnapshot } from '../contract/live-state.ts';
import type { Clock } from '../devices/clock.ts';
import type { AgencyProfile } from '../rules/agency-profile.ts';
import { listed, type SnapshotOf } from '../serving/define-module.ts';
import type { Config } from './config/config.ts';
import type { StorageWatch } from './ledger/storage-watch.ts';
import type { Store } from './ledger/store.ts';
import { access } from './modules/access/module.ts';
import type { UsedLaunchCodes } from './modules/access/used-launch-codes.ts';
import { cards } from './modules/cards/module.ts';
import { devices } from './modules/devices/module.ts';
import type { Devices } from './modules/devices/opening/devices.ts';
import { drafts } from './modules/drafts/module.ts';
import { filing } from './modules/filing/module.ts';
import { receipts } from './modules/receipts/module.ts';
import { type Live, service } from './modules/service/module.ts';
import { session } from './modules/session/module.ts';
import { speech } from './modules/speech/module.ts';
import { staffCalls } from './modules/staff-calls/module.ts';
import { storage } from './modules/storage/module.ts';
import { terminal } from './modules/terminal/module.ts';

/** What the service gives to every module. */
export interface TerminalBase {
  readonly config: Config;
  readonly agency: AgencyProfile;
  readonly clock: Clock;
  readonly devices: Devices;
  readonly store: Store;
  readonly storage: StorageWatch;
  /** True while any device is simulated. */
  readonly isSimulated: boolean;
  readonly forgetNews: () => void;
  readonly live: Live;
}

/** What the service itself takes of its modules. */
export interface TerminalGiven {
  readonly launchCodes: UsedLaunchCodes;
}

/** What a terminal is made of, in the order in which it starts; what a visit leaves behind is forgotten in this order too. */
export const modules = listed<TerminalBase>()([
  service,
  storage,
  access,
  terminal,
  speech,
  receipts,
  cards,
  devices,
  filing,
  drafts,
  staffCalls,
  session,
]);

type Whole<For extends 'kiosk' | 'counter' | 'technician'> = SnapshotOf<typeof modules, For>;
type Gap<Snapshot, Parts> = Parts extends Omit<Snapshot, 'audience'> ? true : never;

/** A part of a snapshot that no module makes is a mistake here, at the audience that would miss it. */
export const snapshotsAreWhole: {
  readonly kiosk: Gap<KioskSnapshot, Whole<'kiosk'>>;
  readonly counter: Gap<CounterSnapshot, Whole<'counter'>>;
  readonly technician: Gap<TechnicianSnapshot, Whole<'technician'>>;
} = { kiosk: true, counter: true, technician: true };
