import type { Card } from '../../contract/cards.ts';

/** What a customer can do here. Whatever can be filed is the same task, with another form. */
export type TaskId = 'checkCard' | 'form' | 'openDraft';

/** The customer chose another language; a BCP 47 tag. A task under way hears of it too. */
export type LanguageEvent = { type: 'chooseLanguage'; language: string };

/** What every task is given when it begins. */
export interface TaskInput {
  readonly card: Card | null;
  /** BCP 47 tag of the visit's language. */
  readonly language: string;
  readonly newRequestId: () => string;
}

/**
 * What leaving now would cost the customer. `answers` can be parked; `unconfirmed`: it was sent, and nobody
 * knows whether it was filed.
 */
export type TaskProgress = 'nothing' | 'answers' | 'unconfirmed' | 'filed';

/** A short tone that goes with a state, so that what happened is heard as well as seen. */
export type Sound = 'cardRead' | 'done' | 'trouble' | 'attention';

/** What a state of a flow tells the page. Each state that a customer can rest in names a screen. */
export interface FlowMeta<Screen extends string> {
  readonly screen?: Screen;
  readonly sound?: Sound;
}

/** The screen that the current states ask for. */
export function screenOf<Screen extends string>(snapshot: { getMeta(): object }): Screen | undefined {
  const metas: readonly ({ screen?: Screen } | undefined)[] = Object.values(snapshot.getMeta());
  return metas.find((meta) => meta?.screen !== undefined)?.screen;
}
