import type {
  Operation,
  ParamsOf,
  ProblemCode,
  ReplyBody,
  ReplyKind,
  RequestOf,
  StatusOf,
} from '../../../contract/operation.ts';
import { audiences, pageOf } from '../../../contract/permissions.ts';
import type { Problem } from '../../../contract/problems.ts';

/** What goes with a request: a body or parameters where the operation has them, and a signal to hang up by. */
export type Asking<Op extends Operation> = {
  readonly signal?: AbortSignal | undefined;
} & (RequestOf<Op> extends undefined ? object : { readonly body: RequestOf<Op> }) &
  (ParamsOf<Op> extends undefined ? object : { readonly params: ParamsOf<Op> });

/** The body of a reply as a page gets it. */
type Body<
  Op extends Operation,
  Status extends StatusOf<Op>,
> = Op['replies'][Status] extends infer Kind extends ReplyKind
  ? Kind extends { body: 'json' }
    ? ReplyBody<Op, Status>
    : Kind extends { body: 'bytes' }
      ? ArrayBuffer
      : undefined
  : never;

/** The service's answer: one of the operation's replies, or why it was refused. */
export type Told<Op extends Operation> =
  | {
      [Status in StatusOf<Op>]: {
        readonly ok: true;
        readonly status: Status;
        readonly body: Body<Op, Status>;
      };
    }[StatusOf<Op>]
  | { readonly ok: false; readonly code: ProblemCode<Op> };

/** Which page this is, by its address: it says so with every request, and brings the cookie that it was launched with. */
export function audienceHere() {
  const page = location.pathname.split('/')[1];
  return audiences.find((audience) => pageOf[audience] === page) ?? 'kiosk';
}

/**
 * Asks the service for one of its operations. Rejects only when nothing is known of the outcome; a filing may then be sent
 * again as it was.
 */
export async function ask<Op extends Operation>(
  { method, path }: Pick<Op, 'method' | 'path' | 'name'> & Op,
  asking: Asking<Op>,
): Promise<Told<Op>> {
  const { signal, body, params } = asking as {
    signal?: AbortSignal;
    body?: unknown;
    params?: Readonly<Record<string, string>>;
  };
  const address = path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(params?.[name] ?? ''));
  const reply = await fetch(address, {
    method: method.toUpperCase(),
    // No other site's page can add this header without the service's leave.
    headers: {
      'X-Terminal': audienceHere(),
      ...(method === 'post' ? { 'Content-Type': 'application/json' } : {}),
    },
    cache: 'no-store',
    ...(method === 'post' ? { body: JSON.stringify(body) } : {}),
    ...(signal === undefined ? {} : { signal }),
  });
  if (!reply.ok) {
    const { code } = (await reply.json()) as Problem;
    return { ok: false, code: code as ProblemCode<Op> };
  }
  return { ok: true, status: reply.status, body: await bodyOf(reply) } as Told<Op>;
}

/** The reply's body; rejects when the service refused, where the page has nothing better to do than to say so. */
export async function accepted<Body>(
  told: Promise<{ readonly ok: true; readonly body: Body } | { readonly ok: false; readonly code: string }>,
): Promise<Body> {
  const answer = await told;
  if (!answer.ok) throw new Error(`the service refused: ${answer.code}`);
  return answer.body;
}

function bodyOf(reply: Response): Promise<unknown> {
  if (reply.status === 204) return Promise.resolve(undefined);
  const isJson = reply.headers.get('Content-Type')?.startsWith('application/json');
  return isJson ? reply.json() : reply.arrayBuffer();
}
