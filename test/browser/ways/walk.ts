import type { Page } from 'playwright-core';
import type { SimulatorCommand } from '../../../contract/simulator.ts';
import type { GuidedPage } from '../guided-page.ts';

/** What the walk needs besides the page: the hands that work the simulated devices, and the plug. */
export interface WalkedTerminal {
  readonly origin: string;
  simulate(command: SimulatorCommand): Promise<void>;
  post(path: string, body: unknown): Promise<Response>;
  stop(): Promise<void>;
}

/** A place to stop at: a screen or a dialog, and if it has several faces, which. */
export type Stop = string | `${string}/${string}`;

export interface Walk {
  readonly page: Page;
  readonly kiosk: GuidedPage;
  readonly terminal: WalkedTerminal;
  /** Whether the kiosk speaks all the way, with the bar for listeners on every screen. */
  readonly isSpoken: boolean;
  /** A new visit: from a page loaded afresh to the menu. */
  begin(): Promise<void>;
}

/** One part of the way; what is yielded is what is then on the screen. */
export type Part<Result = void> = AsyncGenerator<Stop, Result, void>;
