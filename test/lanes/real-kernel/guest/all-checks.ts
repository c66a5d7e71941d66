import type { Checks } from './checks.ts';
import { commandLineChecks } from './command-line-checks.ts';
import { hidChecks } from './hid-checks.ts';
import { printerChecks } from './printer-checks.ts';
import { serialChecks } from './serial-checks.ts';
import { udevChecks } from './udev-checks.ts';

/** In the order in which the guest runs them. */
export const allChecks: Checks = {
  ...hidChecks,
  ...serialChecks,
  ...printerChecks,
  ...udevChecks,
  ...commandLineChecks,
};
