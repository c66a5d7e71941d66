import { z } from 'zod';

/**
 * What the keys of a tactile pad and of switches send, as `KeyboardEvent.code`. Several codes may do the same.
 * `next` and `choose` are the two switches; the six others are the pad's. The defaults suit a plain keyboard.
 */
export const KeyMap = z
  .strictObject({
    up: z.array(z.string()).default(['ArrowUp']),
    down: z.array(z.string()).default(['ArrowDown']),
    left: z.array(z.string()).default(['ArrowLeft']),
    right: z.array(z.string()).default(['ArrowRight']),
    select: z.array(z.string()).default(['Enter', 'NumpadEnter']),
    help: z.array(z.string()).default(['F1']),
    next: z.array(z.string()).default(['F8']),
    choose: z.array(z.string()).default(['F9']),
  })
  .meta({ id: 'KeyMap' });
export type KeyMap = z.infer<typeof KeyMap>;

/**
 * Keys that only speech needs, as `KeyboardEvent.code`. A pad with a headphone socket sends a key when a plug goes
 * in or out. The defaults are keys that no ordinary keyboard text needs.
 */
export const SpeechKeyMap = z
  .strictObject({
    headphonesIn: z.array(z.string()).default(['F15']),
    headphonesOut: z.array(z.string()).default(['F16']),
    onOff: z.array(z.string()).default(['F4']),
    pause: z.array(z.string()).default(['F6']).describe('Pauses, and goes on'),
    repeat: z.array(z.string()).default(['F7']).describe('Says the last thing again'),
    slower: z.array(z.string()).default(['F13']),
    faster: z.array(z.string()).default(['F14']),
    volume: z.array(z.string()).default(['F17']).describe('The next volume; after the loudest the softest'),
    darkScreen: z.array(z.string()).default([]).describe('Blanks the screen, and shows it again'),
  })
  .meta({ id: 'SpeechKeyMap' });
export type SpeechKeyMap = z.infer<typeof SpeechKeyMap>;

export const Screen = z
  .strictObject({
    widthMm: z.number().min(100).max(3000),
    heightMm: z.number().min(100).max(3000),
  })
  .meta({
    id: 'Screen',
    description: 'The visible area of the screen; sizes on the page are in millimetres',
  });
export type Screen = z.infer<typeof Screen>;
