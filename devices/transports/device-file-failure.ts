import type { OpenFailure } from './byte-stream.ts';

/** The groups that Debian gives device files to, by what is behind them. */
export type DeviceGroup = 'dialout' | 'lp';

/** What to do about a device file that this account may not open, in one sentence for a technician. */
export function notPermitted(path: string, group: DeviceGroup): string {
  return `this account may not open ${path}; add it to the group "${group}" and log in again (usermod --append --groups ${group} ACCOUNT)`;
}

/** Why a device file cannot be opened, in one sentence that says what to do; `message` is the system's own. */
export function deviceFileFailure(
  failure: OpenFailure,
  path: string,
  group: DeviceGroup,
  message: string,
): string {
  switch (failure) {
    case 'noPermission':
      return notPermitted(path, group);
    case 'notFound':
      return `${path} is not there; plug the device in, or look its name up with list-devices`;
    case 'busy':
      return `another program is using ${path}; close it`;
    default:
      return `${path} cannot be opened: ${message}`;
  }
}
