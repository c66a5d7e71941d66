import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import type {
  Operation,
  OwnProblemCode,
  ParamsOf,
  ReplyBody,
  ReplyKind,
  StatusOf,
} from '../contract/operation.ts';
import type { Audience } from '../contract/permissions.ts';

/** What a handler decided to answer. Made by the functions that a handler is given, and by nothing else. */
export type Answered =
  | { readonly do: 'reply'; readonly status: number; readonly body: unknown }
  | { readonly do: 'refuse'; readonly code: string }
  | { readonly do: 'refuseBody'; readonly fields: Readonly<Record<string, string>> }
  | { readonly do: 'hangUp' };

/** The body of a reply as a handler gives it. */
export type BodyOf<
  Op extends Operation,
  Status extends StatusOf<Op>,
> = Op['replies'][Status] extends infer Kind extends ReplyKind
  ? Kind extends { body: 'json' }
    ? ReplyBody<Op, Status>
    : Kind extends { body: 'bytes' }
      ? Uint8Array
      : Kind extends { body: 'events' }
        ? (request: IncomingMessage, response: ServerResponse) => void
        : never
  : never;

/** A request that was checked, and the ways to answer it. */
export interface Asked<Op extends Operation> {
  /** The body, as its schema parsed it. */
  readonly body: Op['request'] extends z.ZodType ? z.output<Op['request']> : undefined;
  readonly params: ParamsOf<Op>;
  /** Whose page asked. Undefined only where anyone may. */
  readonly audience: Audience | undefined;
  /** Aborted when whoever asked no longer waits. */
  readonly signal: AbortSignal;
  /** Surplus fields of a body do not compile, so nothing gets onto the wire by accident. */
  readonly reply: <const Status extends StatusOf<Op>>(
    status: Status,
    ...body: [BodyOf<Op, Status>] extends [never] ? [] : [body: BodyOf<Op, Status>]
  ) => Answered;
  readonly refuse: (code: OwnProblemCode<Op>) => Answered;
  /** As a body that is not as documented is refused, with what is wrong by path: for what only the handler can know. */
  readonly refuseBody: (fields: Readonly<Record<string, string>>) => Answered;
  /** Ends the connection without an answer, where any answer would be taken for one. */
  readonly hangUp: () => Answered;
}

/** An operation with the function that answers it. */
export interface Answer {
  readonly operation: Operation;
  readonly handle: (asked: never) => Answered | Promise<Answered>;
}

/** Ties an operation of the contract to what answers it. */
export function answer<Op extends Operation>(
  operation: Op,
  handle: (asked: Asked<Op>) => Answered | Promise<Answered>,
): Answer {
  return { operation, handle };
}
