import { z } from 'zod';
import { LanguageTag } from './fields.ts';

export const StaffCall = z
  .object({
    callId: z.uuid(),
    calledAt: z.iso.datetime({ offset: true }),
    language: LanguageTag.describe('The language of the customer who waits'),
  })
  .meta({
    id: 'StaffCall',
    description: 'A customer asks for a person; open until a member of staff answers',
  });
export type StaffCall = z.infer<typeof StaffCall>;

export const CallStaffRequest = z.strictObject({ language: LanguageTag }).meta({ id: 'CallStaffRequest' });
export type CallStaffRequest = z.infer<typeof CallStaffRequest>;

export const AnswerStaffCallRequest = z
  .strictObject({ callId: z.uuid() })
  .meta({ id: 'AnswerStaffCallRequest' });
export type AnswerStaffCallRequest = z.infer<typeof AnswerStaffCallRequest>;
