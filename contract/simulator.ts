import { z } from 'zod';
import { json, operation } from './operation.ts';
import { problem } from './problems.ts';

export const SimulatorCommand = z
  .discriminatedUnion('do', [
    z.strictObject({ do: z.literal('tapCard'), cardId: z.string() }),
    z.strictObject({ do: z.literal('removeCard') }),
    z.strictObject({ do: z.literal('unplugReader') }),
    z.strictObject({ do: z.literal('plugInReader') }),
    z.strictObject({ do: z.literal('scanCode'), text: z.string().min(1).max(4000) }),
    z.strictObject({ do: z.literal('takePaperOut') }),
    z.strictObject({ do: z.literal('putPaperIn') }),
    z.strictObject({ do: z.literal('openCover') }),
    z.strictObject({ do: z.literal('closeCover') }),
    z.strictObject({ do: z.literal('cutPrinterPower') }),
    z.strictObject({ do: z.literal('restorePrinterPower') }),
    z.strictObject({ do: z.literal('tearOffTape') }),
  ])
  .meta({ id: 'SimulatorCommand', description: "What a visitor's hand does to the simulated devices" });
export type SimulatorCommand = z.infer<typeof SimulatorCommand>;

export const SimulatorState = z
  .object({
    cards: z.array(z.object({ id: z.string(), title: z.string(), about: z.string() })),
    cardOnReader: z.string().nullable(),
    readerPluggedIn: z.boolean(),
    scanner: z.boolean().describe('True when `scanCode` works'),
    printer: z.object({ paper: z.boolean(), coverOpen: z.boolean(), power: z.boolean() }),
    /** What has come out of the printer, as text; `cut` marks each cut. */
    tape: z.array(z.union([z.object({ line: z.string() }), z.object({ cut: z.literal(true) })])),
  })
  .meta({ id: 'SimulatorState' });
export type SimulatorState = z.infer<typeof SimulatorState>;

const notSimulated = problem('notSimulated', 404, 'That is not simulated on this terminal, or not known.');

export const simulator = operation({
  name: 'simulator',
  method: 'get',
  path: '/api/simulator',
  permission: 'simulator.use',
  summary: 'The simulated devices, the sample cards that lie ready, and what has been printed',
  replies: { 200: json('Now', SimulatorState) },
  problems: [notSimulated],
});

export const simulate = operation({
  name: 'simulate',
  method: 'post',
  path: '/api/simulator',
  permission: 'simulator.use',
  summary: "Do what a visitor's hand would do to the simulated devices",
  request: SimulatorCommand,
  replies: { 200: json('Done', SimulatorState) },
  problems: [notSimulated],
});
