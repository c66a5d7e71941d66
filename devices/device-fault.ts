/**
 * Who can mend a fault, in the words of the XFS4IoT `ErrorEvent.action`:
 * - `reset`: nobody needs to come; the software is trying again by itself
 * - `clear`: the counter staff can mend it (put paper in, close the cover)
 * - `configuration`: the settings or the machine's permissions are wrong
 * - `maintenance`: a field technician is needed
 * - `suspend`: the device is recovering by itself and asks to be left alone
 */
export type FaultAction = 'reset' | 'clear' | 'configuration' | 'maintenance' | 'suspend';

/** What is wrong with a device. `code` is stable and documented; `detail` is one English sentence for a technician. */
export interface DeviceFault<Code extends string = string> {
  readonly code: Code;
  readonly action: FaultAction;
  readonly detail: string;
}

export type Unsubscribe = () => void;
