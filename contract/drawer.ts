import { z } from 'zod';
import { json, operation } from './operation.ts';
import { problem } from './problems.ts';

/** Why somebody wants it open. Chosen, not written: the audit keeps it for good, and is no place for names. */
export const DrawerReason = z
  .enum(['payment', 'refund', 'count', 'test'])
  .meta({ id: 'DrawerReason', description: 'Why it is opened; kept in the audit' });

export const KickDrawer = z
  .strictObject({ pin: z.union([z.literal(2), z.literal(5)]), reason: DrawerReason })
  .meta({ id: 'KickDrawer' });
export const DrawerKick = z
  .object({ drawer: z.enum(['kicked', 'notReady', 'notConfirmed']) })
  .meta({ id: 'DrawerKick', description: "The printer's word on the pulse, not the drawer's" });

export const kickDrawer = operation({
  name: 'kickDrawer',
  method: 'post',
  path: '/api/drawer',
  permission: 'drawer.open',
  summary: 'Open the cash drawer on the printer, four times in a minute at most. In the audit',
  request: KickDrawer,
  replies: { 200: json("The printer's word", DrawerKick) },
  problems: [
    problem(
      'drawerTooOften',
      429,
      'The drawer was opened four times within a minute. Wait a minute, or open it with its own key.',
    ),
  ],
});
