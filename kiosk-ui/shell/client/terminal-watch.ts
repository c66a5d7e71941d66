import { useSyncExternalStore } from 'react';
import { afterTerminalEvent, type TerminalView, unknownTerminal } from '../../flows/terminal-view.ts';
import type { createConnection } from './connection.ts';

/** The terminal as a page knows it, whenever it looks. */
export interface TerminalWatch {
  readonly subscribe: (onChange: () => void) => () => void;
  readonly view: () => TerminalView;
}

/**
 * Follows a connection that is not yet started. The first message holds everything and may be there before React has drawn
 * anything, so it is not for a component to listen.
 */
export function watchTerminal(connection: ReturnType<typeof createConnection>): TerminalWatch {
  const listeners = new Set<() => void>();
  let view = unknownTerminal;
  connection.on('*', (event) => {
    view = afterTerminalEvent(view, event);
    for (const listener of listeners) listener();
  });
  return {
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    view: () => view,
  };
}

export function useTerminal({ subscribe, view }: TerminalWatch): TerminalView {
  return useSyncExternalStore(subscribe, view);
}
