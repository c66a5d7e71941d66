import { z } from 'zod';
import { nothing, operation } from './operation.ts';

export const endSession = operation({
  name: 'endSession',
  method: 'post',
  path: '/api/session/end',
  permission: 'session.end',
  summary:
    'The customer has left: forget their card, withdraw receipts that are not printed, end their call for staff',
  request: z.strictObject({}),
  replies: { 204: nothing('Forgotten') },
});
