import type { z } from 'zod';
import type { Permission } from './permissions.ts';
import type { GeneralProblemCode, ProblemKind } from './problems.ts';

/** What an operation answers with, by what its body is. */
export type ReplyKind =
  | { readonly body: 'json'; readonly says: string; readonly schema: z.ZodType }
  | { readonly body: 'bytes'; readonly says: string; readonly mediaType: string }
  | { readonly body: 'events'; readonly says: string; readonly schema: z.ZodType }
  | { readonly body: 'none'; readonly says: string };

export const json = <Schema extends z.ZodType>(says: string, schema: Schema) =>
  ({ body: 'json', says, schema }) as const;
export const bytes = <const MediaType extends string>(says: string, mediaType: MediaType) =>
  ({ body: 'bytes', says, mediaType }) as const;
/** Server-Sent Events, each of this shape. */
export const events = <Schema extends z.ZodType>(says: string, schema: Schema) =>
  ({ body: 'events', says, schema }) as const;
export const nothing = (says: string) => ({ body: 'none', says }) as const;

interface Said {
  /** Names it for pages, documents and logs. */
  readonly name: string;
  readonly method: 'get' | 'post';
  /** With parameters as `:name`. */
  readonly path: string;
  /** Who may do it. Deny by default: without one nothing compiles. */
  readonly permission: Permission;
  /** One line that says what it does. */
  readonly summary: string;
  /** The body that it takes; only commands (POST) have one. */
  readonly request?: z.ZodType;
  /** By HTTP status. */
  readonly replies: Readonly<Record<number, ReplyKind>>;
  /** How it can be refused, besides by what any operation can. */
  readonly problems?: readonly ProblemKind[];
}

type ParameterNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParameterNames<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** A schema for every parameter of the path, and for nothing else. */
type Parameters<Path extends string> = [ParameterNames<Path>] extends [never]
  ? { readonly params?: undefined }
  : { readonly params: Readonly<Record<ParameterNames<Path>, z.ZodType<string>>> };

/**
 * One thing that the service does. Its route, its documentation, its check of who asks and what with, and the client in
 * the pages all come from this value.
 */
export function operation<const Path extends string, const Op extends Said>(
  said: Op & { readonly path: Path } & Parameters<NoInfer<Path>>,
): Op & { readonly path: Path } & Parameters<NoInfer<Path>> {
  return said;
}

export type Operation = Said & { readonly params?: Readonly<Record<string, z.ZodType<string>>> | undefined };

/** What a caller sends as the body. */
export type RequestOf<Op extends Operation> = Op['request'] extends z.ZodType
  ? z.input<Op['request']>
  : undefined;

/** Path parameters, by name. */
export type ParamsOf<Op extends Operation> =
  Op['params'] extends Readonly<Record<string, z.ZodType>>
    ? { readonly [Name in keyof Op['params']]: string }
    : undefined;

export type StatusOf<Op extends Operation> = keyof Op['replies'] & number;

/** The body of a reply with this status, as JSON has it. */
export type ReplyBody<Op extends Operation, Status extends StatusOf<Op>> = Op['replies'][Status] extends {
  schema: infer Schema extends z.ZodType;
}
  ? z.infer<Schema>
  : undefined;

/** Codes that an operation's own list of problems has. */
export type OwnProblemCode<Op extends Operation> = Op['problems'] extends readonly (infer Kind)[]
  ? Kind extends ProblemKind<infer Code>
    ? Code
    : never
  : never;

/** Codes that an operation can be refused with. */
export type ProblemCode<Op extends Operation> = OwnProblemCode<Op> | GeneralProblemCode;
