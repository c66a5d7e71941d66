import { z } from 'zod';

export const Problem = z
  .object({
    code: z
      .string()
      .describe('Names the problem for programs; each operation lists those that it can answer'),
    message: z.string().describe('One English sentence that says what to do'),
    fields: z
      .record(z.string(), z.string())
      .optional()
      .describe('What is wrong, by path, for invalidRequest'),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

/** A way in which an operation can be refused. */
export interface ProblemKind<Code extends string = string> {
  readonly code: Code;
  /** The HTTP status that it is answered with. */
  readonly status: number;
  /** What to do, in one English sentence for whoever calls the service. */
  readonly message: string;
}

export const problem = <const Code extends string>(
  code: Code,
  status: number,
  message: string,
): ProblemKind<Code> => ({ code, status, message });

/** What any operation can be refused with, by the service itself, before or instead of its handler. */
export const generalProblems = [
  problem('invalidRequest', 400, 'The request is not as documented in /api/openapi.json; see "fields".'),
  problem(
    'notLaunched',
    401,
    'This page was not started by the terminal. Open it by the address that `npm run -s terminal -- launch-address` prints; send the header X-Terminal with the name of its audience.',
  ),
  problem('crossSite', 403, 'Only the pages of this service may do that; send the header X-Terminal.'),
  problem('notPermitted', 403, 'This page may not do that; another page of the terminal may.'),
  problem('noSuchAddress', 404, 'There is nothing at this address; see /api/openapi.json.'),
  problem('methodNotAllowed', 405, 'This address does not take that method; see /api/openapi.json.'),
  problem('tooLarge', 413, 'The request is too large; the limit is 64 KB.'),
  problem('notJson', 415, 'Send JSON with the header Content-Type: application/json.'),
  problem('foreignHost', 421, 'This service answers only on its own loopback address.'),
  problem('internal', 500, 'The service failed to answer. Send the same request again.'),
  problem(
    'storageFailed',
    500,
    'The disk refused to write: nothing was filed. Call a technician, then send the same request again.',
  ),
  problem(
    'storageFull',
    507,
    'The disk is full: nothing was filed. Free some space and send the same request again.',
  ),
] as const;

/** Code of a problem that any operation can be refused with. */
export type GeneralProblemCode = (typeof generalProblems)[number]['code'];
