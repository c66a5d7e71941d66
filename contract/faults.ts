import { z } from 'zod';

const FaultAction = z
  .enum(['reset', 'clear', 'configuration', 'maintenance', 'suspend'])
  .describe(
    'Who can mend it (XFS4IoT ErrorEvent.action): nobody needed, staff, settings, technician, itself',
  );

/** A device's fault: one of these codes, who can mend it, and a sentence. */
export const fault = <Code extends string>(codes: readonly [Code, ...Code[]]) =>
  z.object({ code: z.enum(codes), action: FaultAction, detail: z.string() });

/** What can be wrong with a printer, and so the reason why a receipt does not come out. */
export const printerFaultCodes = [
  'notConfigured',
  'notFound',
  'refused',
  'noPermission',
  'busy',
  'notAnswering',
  'notAPrinter',
  'paperOut',
  'coverOpen',
  'cutterError',
  'recoverableError',
  'unrecoverableError',
  'offline',
] as const;
