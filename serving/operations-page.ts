import type { Operation, ReplyKind } from '../contract/operation.ts';
import { permissions } from '../contract/permissions.ts';
import { generalProblems, type ProblemKind } from '../contract/problems.ts';

/** A page of documentation in Markdown: every operation with who may do it, its replies and its refusals. */
export function operationsPage(operations: readonly Operation[]): string {
  return [
    '# Operations',
    '',
    'Made from the contract by `npm run -s terminal -- operations`; a test keeps the two equal. The same with every schema,',
    'for programs: `GET /api/openapi.json`.',
    '',
    'A request names its page in the header `X-Terminal` (`kiosk`, `counter` or `technician`; `as` in the address where a',
    'browser sends no headers) and brings the cookie that the page was launched with.',
    '',
    ...operations.flatMap(entry),
    '## Any operation',
    '',
    'can also be refused with:',
    '',
    ...generalProblems.map(refusal),
    '',
  ].join('\n');
}

function entry({ name, method, path, permission, summary, replies, problems = [] }: Operation): string[] {
  const who = permissions[permission];
  return [
    `## ${name}`,
    '',
    `\`${method.toUpperCase()} ${path}\`: ${summary}.`,
    '',
    `Permission \`${permission}\`: ${who === 'anyone' ? 'anyone' : who.join(', ')}.`,
    '',
    ...Object.entries(replies).map(([status, kind]) => reply(status, kind)),
    ...problems.map(refusal),
    '',
  ];
}

const reply = (status: string, kind: ReplyKind) => `- ${status}${mediaTypeOf(kind)}: ${kind.says}`;
const refusal = ({ code, status, message }: ProblemKind) => `- ${status} \`${code}\`: ${message}`;

function mediaTypeOf(kind: ReplyKind): string {
  switch (kind.body) {
    case 'none':
    case 'json':
      return '';
    case 'bytes':
      return ` (${kind.mediaType})`;
    case 'events':
      return ' (text/event-stream)';
  }
}
