/** What a page lets a test do once `takeInHand` has run in it. */
export interface PageInHand {
  hear(event: object): void;
  stumble(): void;
  /** The browser gives the stream up. */
  end(): void;
  pulse(): void;
  /** What a stream does that is opened from now on. */
  nextStream: 'greets' | 'silent' | 'fails';
  /** Lets what waits for exactly so long have waited. */
  pass(delayMs: number): number;
  /** From now on a touch counts only on this. */
  aim(target: Element): void;
  /** Whether the touch since then landed there; one that did not was kept from the page. */
  hit(): boolean;
}

declare global {
  interface Window {
    inHand: PageInHand;
  }
}

/**
 * Runs in the page before its own scripts: its stream of events and its clock obey the test. Stands alone, because only
 * its text gets there.
 */
export function takeInHand({ snapshot, watched }: { snapshot: object; watched: number }): void {
  const streams: (EventTarget & { readyState: number })[] = [];
  const message = (event: object) =>
    new MessageEvent('message', { data: JSON.stringify(event), lastEventId: '1' });
  window.EventSource = class extends EventTarget {
    static readonly CLOSED = 2;
    readyState = 0;
    constructor() {
      super();
      const { nextStream } = window.inHand;
      if (nextStream === 'fails') throw new Error('a stream that cannot be opened');
      streams.push(this);
      if (nextStream === 'greets')
        queueMicrotask(() => this.dispatchEvent(message({ type: 'snapshot', snapshot })));
    }
    close(): void {
      streams.splice(streams.indexOf(this), 1);
    }
  } as unknown as typeof EventSource;

  const { setTimeout: usualTimeout, clearTimeout: usualClear } = window;
  const timers = new Map<number, { run: () => void; delay: number }>();
  let lastTimer = 0;
  window.setTimeout = ((run: () => void, delay = 0, ...rest: unknown[]) => {
    if (delay < watched) return usualTimeout(run, delay, ...rest);
    // Below zero, where no timer of the browser's own is.
    timers.set(--lastTimer, { run, delay });
    return lastTimer;
  }) as typeof setTimeout;
  window.clearTimeout = ((timer: number) =>
    timers.delete(timer) ? undefined : usualClear(timer)) as typeof clearTimeout;

  let aim: Element | null = null;
  let missed = false;
  const guard = (event: Event) => {
    if (event.type === 'pointerdown') missed = aim !== null && !event.composedPath().includes(aim);
    if (!missed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of ['pointerdown', 'touchstart', 'pointerup', 'touchend', 'mousedown', 'mouseup', 'click'])
    window.addEventListener(type, guard, { capture: true, passive: false });

  window.inHand = {
    hear: (event) => void streams.at(-1)?.dispatchEvent(message(event)),
    stumble: () => void streams.at(-1)?.dispatchEvent(new Event('error')),
    end: () => {
      const stream = streams.at(-1);
      if (stream !== undefined) stream.readyState = EventSource.CLOSED;
      stream?.dispatchEvent(new Event('error'));
    },
    nextStream: 'greets',
    pulse: () => void streams.at(-1)?.dispatchEvent(new Event('heartbeat')),
    pass: (delayMs) => {
      const due = [...timers].filter(([, { delay }]) => delay === delayMs);
      for (const [timer, { run }] of due) if (timers.delete(timer)) run();
      return due.length;
    },
    aim: (target) => {
      aim = target;
      missed = false;
    },
    hit: () => !missed,
  };
}
