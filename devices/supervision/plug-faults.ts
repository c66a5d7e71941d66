import type { FaultAction } from '../device-fault.ts';

/** What is meant by the faults that everything with a plug has, in the words of a status. */
export const plugFaults = {
  notConfigured: { device: 'noDevice', action: 'configuration' },
  notFound: { device: 'powerOff', action: 'clear' },
  unplugged: { device: 'powerOff', action: 'clear' },
  noPermission: { device: 'offline', action: 'configuration' },
  busy: { device: 'offline', action: 'configuration' },
} as const satisfies Readonly<Record<string, { readonly device: string; readonly action: FaultAction }>>;
