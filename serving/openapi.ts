import { z } from 'zod';
import { createDocument, type ZodOpenApiPathsObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import type { Operation, ReplyKind } from '../contract/operation.ts';
import { permissions } from '../contract/permissions.ts';
import { generalProblems, Problem, type ProblemKind } from '../contract/problems.ts';

/** What a document says of itself. */
export interface DocumentInfo {
  readonly title: string;
  readonly description: string;
}

/** The OpenAPI 3.1 document of these operations: nothing in it is typed a second time. */
export function openApiDocument(operations: readonly Operation[], info: DocumentInfo): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method]: described(operation) };
  }
  return createDocument({ openapi: '3.1.0', info: { version: '1', ...info }, paths });
}

function described({ name, summary, permission, params, request, replies, problems = [] }: Operation) {
  const who = permissions[permission];
  return {
    operationId: name,
    summary,
    description: `Permission: ${permission} (${who === 'anyone' ? 'anyone' : who.join(', ')})`,
    ...(params ? { requestParams: { path: z.object(params) } } : {}),
    ...(request ? { requestBody: { content: { 'application/json': { schema: request } } } } : {}),
    responses: {
      ...Object.fromEntries(Object.entries(replies).map(([status, kind]) => [status, reply(kind)])),
      ...refusals([...problems, ...generalProblems]),
    } as ZodOpenApiResponsesObject,
  };
}

function reply(kind: ReplyKind) {
  const description = kind.says;
  switch (kind.body) {
    case 'none':
      return { description };
    case 'bytes':
      return {
        description,
        content: { [kind.mediaType]: { schema: { type: 'string', contentMediaType: kind.mediaType } } },
      };
    case 'json':
      return { description, content: { 'application/json': { schema: kind.schema } } };
    case 'events':
      return { description, content: { 'text/event-stream': { schema: kind.schema } } };
  }
}

/** Problems of one status are one response, which lists their codes. */
function refusals(problems: readonly ProblemKind[]) {
  const byStatus = Map.groupBy(problems, ({ status }) => status);
  return Object.fromEntries(
    [...byStatus].map(([status, kinds]) => [
      status,
      {
        description: kinds.map(({ code, message }) => `\`${code}\`: ${message}`).join('\n\n'),
        content: { 'application/json': { schema: Problem } },
      },
    ]),
  );
}
