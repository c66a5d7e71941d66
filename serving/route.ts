import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Operation } from '../contract/operation.ts';
import { isPermitted, permissions } from '../contract/permissions.ts';
import type { PageAccess } from './access/page-access.ts';
import type { Answer, Answered, Asked } from './answer.ts';
import { mistakes, refuse, refuseWith } from './refusal.ts';

/** The route of an operation: who asks, what with, and then its handler. */
export function route({ operation, handle }: Answer, access: PageAccess): RequestHandler {
  const { permission } = operation;
  const parameters = z.object(operation.params ?? {});
  return async (request, response) => {
    const audience = access.audienceOf(request);
    if (!isPermitted(permission, audience)) {
      const known = audience !== undefined && permissions[permission] !== 'anyone';
      refuse(response, known ? 'notPermitted' : 'notLaunched');
      return;
    }
    const params = parameters.safeParse(request.params);
    const body = operation.request?.safeParse(request.body);
    if (!params.success || body?.success === false) {
      const error = params.error ?? body?.error;
      refuse(response, 'invalidRequest', error && mistakes(error));
      return;
    }
    const listener = new AbortController();
    response.once('close', () => listener.abort());
    const answered = await handle({
      body: body?.data,
      params: params.data,
      audience,
      signal: listener.signal,
      reply: (status: number, body: unknown) => ({ do: 'reply', status, body }),
      refuse: (code: string) => ({ do: 'refuse', code }),
      refuseBody: (fields: Readonly<Record<string, string>>) => ({ do: 'refuseBody', fields }),
      hangUp: () => ({ do: 'hangUp' }),
    } as unknown as Asked<Operation> as never);
    send(operation, answered, request, response);
  };
}

function send(operation: Operation, answered: Answered, request: Request, response: Response): void {
  if (answered.do === 'hangUp') {
    response.destroy();
    return;
  }
  if (answered.do === 'refuseBody') {
    refuse(response, 'invalidRequest', answered.fields);
    return;
  }
  if (answered.do === 'refuse') {
    const kind = operation.problems?.find(({ code }) => code === answered.code);
    if (!kind) throw new Error(`${operation.name} has no problem ${answered.code}`);
    refuseWith(response, kind);
    return;
  }
  const kind = operation.replies[answered.status];
  response.status(answered.status);
  switch (kind?.body) {
    case undefined:
      throw new Error(`${operation.name} has no reply ${answered.status}`);
    case 'none':
      response.end();
      break;
    case 'json':
      response.json(answered.body);
      break;
    case 'bytes': {
      const bytes = answered.body as Uint8Array;
      response.type(kind.mediaType).set('Content-Length', String(bytes.length)).end(bytes);
      break;
    }
    case 'events':
      (answered.body as (request: Request, response: Response) => void)(request, response);
      break;
  }
}
