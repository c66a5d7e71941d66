import { z } from 'zod';
import { json, operation } from './operation.ts';

export const KickDrawer = z
  .strictObject({ pin: z.union([z.literal(2), z.literal(5)]) })
  .meta({ id: 'KickDrawer' });
export const DrawerKick = z
  .object({ drawer: z.enum(['kicked', 'notReady', 'notConfirmed']) })
  .meta({ id: 'DrawerKick', description: "The printer's word on the pulse, not the drawer's" });

export const kickDrawer = operation({
  name: 'kickDrawer',
  method: 'post',
  path: '/api/drawer',
  permission: 'drawer.open',
  summary: 'Open the cash drawer on the printer',
  request: KickDrawer,
  replies: { 200: json("The printer's word", DrawerKick) },
});
