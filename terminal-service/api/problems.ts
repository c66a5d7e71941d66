import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { Problem } from '../../contract/problems.ts';
import type { Log } from '../../serving/log/log.ts';
import { storageFailure } from '../ledger/store.ts';

type Code = Problem['code'];

const STATUS: Readonly<Record<Code, number>> = {
  invalidRequest: 400,
  notJson: 415,
  tooLarge: 413,
  notFound: 404,
  methodNotAllowed: 405,
  foreignHost: 421,
  crossSite: 403,
  requestIdReused: 409,
  cardForgotten: 404,
  draftNotFound: 404,
  draftGuesses: 429,
  draftShelfFull: 503,
  receiptUnderWay: 409,
  receiptNotUnknown: 409,
  tooLate: 409,
  storageFull: 507,
  storageFailed: 500,
  noVoice: 404,
  noSpeechEngine: 503,
  speechBusy: 503,
  speechTooLong: 413,
  speechFailed: 500,
  internal: 500,
};

const MESSAGE: Readonly<Record<Code, string>> = {
  invalidRequest: 'The request is not as documented in /api/openapi.json; see "fields".',
  notJson: 'Send JSON with the header Content-Type: application/json.',
  tooLarge: 'The request is too large; the limit is 64 KB.',
  notFound: 'There is nothing at this address; see /api/openapi.json.',
  methodNotAllowed: 'This address does not take that method; see /api/openapi.json.',
  foreignHost: 'This service answers only on its own loopback address.',
  crossSite: 'Only the pages of this service may do that; send the header X-Terminal.',
  requestIdReused: 'This request id was used for a filing with other content. Make a new id.',
  cardForgotten: 'That card was tapped in a session that has ended. Tap it again.',
  draftNotFound: 'No draft has this code: it is mistyped, opened already, or a day old.',
  draftGuesses: 'Too many wrong codes. Wait a quarter of an hour, or ask a member of staff.',
  draftShelfFull: 'Too many drafts are kept here. File the case, or ask a member of staff.',
  receiptUnderWay: 'This receipt is still on its way to the paper; a copy now could be a second one.',
  receiptNotUnknown: 'There is nothing to decide: the printer has said what became of this receipt.',
  tooLate: 'Too late: this receipt has left for the printer, or its end is known.',
  storageFull: 'The disk is full: nothing was filed. Free some space and send the same request again.',
  storageFailed:
    'The disk refused to write: nothing was filed. Call a technician, then send the same request again.',
  noVoice: 'There is no voice for this language; "speech.voices" in /api/status lists those that there are.',
  noSpeechEngine: 'There is nothing to speak with; "speech.fault" in /api/status says why.',
  speechBusy: 'Too many texts are waiting to be spoken. Cancel those that nobody will hear.',
  speechTooLong: 'The text takes too long to speak. Send it in sentences.',
  speechFailed: 'The speech program failed to speak this text. Show it, and offer a person.',
  internal: 'The service failed to answer. Send the same request again.',
};

export function refuse(response: Response, code: Code, fields?: Problem['fields']): void {
  const problem: Problem = { code, message: MESSAGE[code], ...(fields ? { fields } : {}) };
  response.status(STATUS[code]).json(problem);
}

/** A request body, checked. Refuses it with every mistake by path, and @returns undefined, when it is wrong. */
export function parsedBody<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  response: Response,
): z.infer<Schema> | undefined {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  refuse(
    response,
    'invalidRequest',
    Object.fromEntries(
      parsed.error.issues.map(({ path, message }) => [path.join('.') || '(whole)', message]),
    ),
  );
  return undefined;
}

export const notFound: RequestHandler = (_request, response) => refuse(response, 'notFound');

/** The last handler: whatever was thrown becomes one documented problem, and never a stack trace on the wire. */
export function lastResort(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const code = codeOf(error);
    if (code !== 'notJson' && code !== 'tooLarge' && code !== 'invalidRequest') {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      log('request.failed', { method: request.method, path: request.path, message, stack });
    }
    const torn = (error as { type?: unknown } | null)?.type === 'entity.parse.failed';
    refuse(
      response,
      code,
      torn ? { '(whole)': 'The body is not JSON; it may have been cut off.' } : undefined,
    );
  };
}

/** body-parser marks its errors with a `type`; everything else is the disk's or ours. */
function codeOf(error: unknown): Code {
  const type = (error as { type?: unknown } | null)?.type;
  if (type === 'entity.too.large') return 'tooLarge';
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') return 'notJson';
  if (typeof type === 'string') return 'invalidRequest';
  return storageFailure(error) ?? (error instanceof URIError ? 'invalidRequest' : 'internal');
}
