import { ALL_LEDS, beep, type Command, POWER_LED, setLed } from './commands.ts';

/** What the reader tells whoever taps, by light and sound. */
export type Signal = 'ready' | 'good' | 'bad';

/** All lights and a short beep for a card that was read, as payment readers do it; a long beep for one that was not. */
export const SIGNAL_COMMANDS: Readonly<Record<Signal, readonly Command<unknown>[]>> = {
  ready: [setLed(ALL_LEDS, false), setLed(POWER_LED, true)],
  good: [setLed(ALL_LEDS, true), beep('short')],
  bad: [beep('long')],
};
