import type { Audience } from '../contract/permissions.ts';
import type { Answer } from './answer.ts';
import type { Command } from './command.ts';
import type { LogEvents, LogOf } from './log/log-events.ts';

/** One step of a module's part of the store. Forward only; what has been released is never edited. */
export interface Migration {
  /** 1, 2, 3 … within the module. */
  readonly number: number;
  readonly sql: string;
}

/** A command's name on the command line, and how it is loaded: a command starts without the parts of the others. */
export type Commands = Readonly<Record<string, () => Promise<Command>>>;

/** What `serving` hands to every module when it starts, besides what it needs. */
export interface StartKit<Events extends LogEvents, LiveEvent> {
  /** Writes one of the module's own events. */
  readonly log: LogOf<Events>;
  /** Tells the pages, those of the audiences that the event is for; `to` leaves some of these out. */
  readonly publish: (event: LiveEvent, to?: readonly Audience[]) => void;
  /** Ends the visit, in every module that was started. */
  readonly endSession: () => void;
  /**
   * Registers what has to be given back, at once after it was acquired: it is then closed in reverse order, also when a
   * module after this one fails to start.
   */
  readonly onClose: (close: () => void | Promise<void>) => void;
}

/** Parts of an audience's snapshot, made whenever a page asks. */
export type SnapshotParts = Partial<Record<Audience, () => object>>;

/** What a module is once it has started. */
export interface Started<Gives extends object, Parts extends SnapshotParts, LiveEvent> {
  /** What modules after this one may need. */
  readonly gives?: Gives;
  /** The operations that it answers. */
  readonly answers?: readonly Answer[];
  readonly snapshot?: Parts;
  /** What a page has to hear after its snapshot because it may have missed it while it was away. */
  readonly catchUp?: (audience: Audience) => readonly LiveEvent[];
  /** The customer has left: forget them. */
  readonly endSession?: () => void;
  /** The service listens; work that is left from before may begin. */
  readonly ready?: () => void;
}

/** A subject of the service, whole: its part of the store, its operations, its words in the log. */
export interface Module<
  Name extends string,
  Needs extends object,
  Gives extends object,
  Parts extends SnapshotParts,
  Events extends LogEvents,
  LiveEvent,
> {
  readonly name: Name;
  /** Only a type: what the module is given by the service or by modules before it. */
  readonly needs?: Needs | undefined;
  readonly migrations?: readonly Migration[];
  readonly logEvents?: Events;
  readonly commands?: Commands;
  readonly start: (
    parts: Needs & StartKit<Events, LiveEvent>,
  ) => Started<Gives, Parts, LiveEvent> | Promise<Started<Gives, Parts, LiveEvent>>;
}

/** Says what a module needs, for the compiler alone. */
export function needs<Needs extends object>(): Needs | undefined {
  return undefined;
}

/** Makes `defineModule` for a service whose pages hear these events. */
export const moduleMaker =
  <LiveEvent>() =>
  <
    const Name extends string,
    Needs extends object = object,
    Gives extends object = object,
    Parts extends SnapshotParts = SnapshotParts,
    const Events extends LogEvents = Record<never, never>,
  >(
    module: Module<Name, Needs, Gives, Parts, Events, LiveEvent>,
  ): Module<Name, Needs, Gives, Parts, Events, LiveEvent> =>
    module;

// biome-ignore lint/suspicious/noExplicitAny: stands for every module, whatever it needs and gives
export type AnyModule = Module<string, any, any, any, any, any>;

/** Each module as it is, or where something that it needs is missing, a sentence at its place. */
type Listed<Given, Modules> = Modules extends readonly [infer First, ...infer Rest]
  ? First extends Module<infer Name, infer Needs, infer Gives, infer _Parts, infer _Events, infer _Live>
    ? [
        Given extends Needs
          ? First
          : `${Name} needs ${MissingOf<Given, Needs>}, which no module before it gives`,
        ...Listed<Given & Gives, Rest>,
      ]
    : never
  : [];
type MissingOf<Given, Needs> =
  Exclude<keyof Needs, keyof Given> extends infer Missing extends string
    ? [Missing] extends [never]
      ? 'something of another shape'
      : Missing
    : 'something';

/** A list of modules in the order in which they start. `Base` is what the service itself gives. */
export const listed =
  <Base extends object>() =>
  <const Modules extends readonly AnyModule[]>(modules: Modules & Listed<Base, Modules>): Modules =>
    modules;

type UnionToIntersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** What the snapshots of a list of modules come to for an audience. */
export type SnapshotOf<Modules extends readonly AnyModule[], For extends Audience> = UnionToIntersection<
  {
    [At in keyof Modules]: Modules[At] extends Module<
      string,
      infer _Needs,
      infer _Gives,
      infer Parts,
      infer _Events,
      infer _Live
    >
      ? For extends keyof Parts
        ? Parts[For] extends () => infer Part
          ? Part
          : never
        : never
      : never;
  }[number]
>;
