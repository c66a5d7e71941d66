import { z } from 'zod';
import { LanguageTag } from './fields.ts';
import { json, nothing, operation } from './operation.ts';
import { problem } from './problems.ts';

export const StaffCall = z
  .object({
    callId: z.uuid(),
    calledAt: z.iso.datetime({ offset: true }),
    language: LanguageTag.describe('The language of the customer who waits'),
  })
  .meta({
    id: 'StaffCall',
    description: 'A customer asks for a person; open until a member of staff answers or the visit ends',
  });
export type StaffCall = z.infer<typeof StaffCall>;

export const CallStaffRequest = z.strictObject({ language: LanguageTag }).meta({ id: 'CallStaffRequest' });
export type CallStaffRequest = z.infer<typeof CallStaffRequest>;

export const AnswerStaffCallRequest = z
  .strictObject({ callId: z.uuid() })
  .meta({ id: 'AnswerStaffCallRequest' });
export type AnswerStaffCallRequest = z.infer<typeof AnswerStaffCallRequest>;

export const callStaff = operation({
  name: 'callStaff',
  method: 'post',
  path: '/api/staff-calls',
  permission: 'staffCalls.call',
  summary: 'A customer asks for a person',
  request: CallStaffRequest,
  replies: {
    200: json('They had called already; that call stands', StaffCall),
    201: json('Staff are told', StaffCall),
  },
});

export const answerStaffCall = operation({
  name: 'answerStaffCall',
  method: 'post',
  path: '/api/staff-calls/answer',
  permission: 'staffCalls.answer',
  summary: 'A member of staff is on the way',
  request: AnswerStaffCallRequest,
  replies: { 204: nothing('The customer is told') },
  problems: [
    problem('noSuchCall', 404, 'There is no such open call: it was answered, or the customer left.'),
  ],
});
