import type { ErrorRequestHandler, Response } from 'express';
import type { z } from 'zod';
import {
  type GeneralProblemCode,
  generalProblems,
  type Problem,
  type ProblemKind,
} from '../contract/problems.ts';
import type { LogOf } from './log/log-events.ts';
import type { servingLogEvents } from './serving-log-events.ts';

/** Answers with a problem that any operation can be refused with. */
export function refuse(response: Response, code: GeneralProblemCode, fields?: Problem['fields']): void {
  // Every code of the union is in the list that the union is made of.
  const kind = generalProblems.find((each) => each.code === code) as ProblemKind;
  refuseWith(response, kind, fields);
}

/** Answers with a problem. */
export function refuseWith(
  response: Response,
  { code, status, message }: ProblemKind,
  fields?: Problem['fields'],
): void {
  const problem: Problem = { code, message, ...(fields ? { fields } : {}) };
  response.status(status).json(problem);
}

/** Every mistake in a body or an address, by path. */
export function mistakes(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.map(({ path, message }) => [path.join('.') || '(whole)', message]));
}

/** What the disk said no to; undefined for an error that is not the disk's. */
export type StorageFailure = (error: unknown) => 'storageFull' | 'storageFailed' | undefined;

/** The last handler: whatever was thrown becomes one documented problem, and never a stack trace on the wire. */
export function lastResort(
  log: LogOf<typeof servingLogEvents>,
  storageFailure: StorageFailure,
): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const mistaken = callersMistake(error);
    if (mistaken === undefined) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      log('request.failed', { method: request.method, path: request.path, message, stack });
    }
    const torn = (error as { type?: unknown } | null)?.type === 'entity.parse.failed';
    refuse(
      response,
      mistaken ?? storageFailure(error) ?? 'internal',
      torn ? { '(whole)': 'The body is not JSON; it may have been cut off.' } : undefined,
    );
  };
}

/** body-parser marks its errors with a `type`; an address can be encoded wrongly; everything else is the disk's or ours. */
function callersMistake(error: unknown): GeneralProblemCode | undefined {
  const type = (error as { type?: unknown } | null)?.type;
  if (type === 'entity.too.large') return 'tooLarge';
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') return 'notJson';
  return typeof type === 'string' || error instanceof URIError ? 'invalidRequest' : undefined;
}
