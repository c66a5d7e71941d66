import { appendFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { systemClock } from '../../../devices/clock.ts';
import { SimulatedPrinter } from '../../../devices/receipt-printer/escpos/simulator/simulated-printer.ts';
import type { TapeEntry } from '../../../devices/receipt-printer/escpos/simulator/tape.ts';
import { startTcpPrinter } from '../../../devices/receipt-printer/escpos/simulator/tcp-printer.ts';
import { openSerialStream } from '../../../devices/transports/serial-stream.ts';
import type { Command } from '../../../serving/command.ts';
import { SetupError } from '../../../serving/setup-error.ts';
import { parsePrinterAddress } from '../../config/device-address.ts';

/** Fault commands, as a person's hand at a real printer. */
const hands: Readonly<Record<string, (printer: SimulatedPrinter) => unknown>> = {
  'paper out': (printer) => printer.takePaperOut(),
  'paper in': (printer) => printer.putPaperIn(),
  'paper low': (printer) => printer.letPaperRunLow(),
  'cover open': (printer) => printer.openCover(),
  'cover close': (printer) => printer.closeCover(),
  'cutter jam': (printer) => printer.jamCutter(),
  'cutter clear': (printer) => printer.clearCutter(),
  'drawer close': (printer) => printer.closeDrawer(),
  'power off': (printer) => printer.cutPower(),
  'power on': (printer) => printer.restorePower(),
  'silent on': (printer) => setSilent(printer, true),
  'silent off': (printer) => setSilent(printer, false),
  'tear off': (printer) => printer.tearOff(),
};

/** `paper out after 3`: while the line after the next three is printed. */
const LATER = /^(?<what>.+) after (?<lines>\d{1,4})$/;

export const simulatePrinterCommand: Command = {
  usage: 'simulate printer --tcp PORT|--serial PATH[@BAUD] --tape FILE [--line-ms MS] [--name NAME]',
  about: `Plays an ESC/POS printer on 127.0.0.1 or on a serial path. What it prints is appended to FILE; each event is a JSON line on stdout. Lines on stdin: ${Object.keys(hands).join(', ')}, quit; "WHAT after N" does it while line N+1 prints.`,

  async run(words, program) {
    const { values } = parseArgs({
      args: [...words],
      options: {
        tcp: { type: 'string' },
        serial: { type: 'string' },
        tape: { type: 'string' },
        'line-ms': { type: 'string' },
        name: { type: 'string' },
      },
    });
    const { tape } = values;
    const tell: Tell = (event) => void program.out.write(`${JSON.stringify(event)}\n`);
    if (!tape) throw new SetupError('Say where the paper goes: --tape FILE');
    try {
      writeFileSync(tape, '');
    } catch (error) {
      throw new SetupError(`The tape ${tape} cannot be written (${(error as Error).message}).`);
    }
    const printer = new SimulatedPrinter(systemClock, {
      lineMs: Number(values['line-ms'] ?? 5),
      ...(values.name === undefined ? {} : { name: values.name }),
    });
    const unplug =
      values.serial === undefined
        ? await plugIntoNetwork(printer, Number(values.tcp), tell)
        : await plugIntoSerial(printer, values.serial, tell);

    let seen = 0;
    let state = '';
    printer.onChange(() => {
      const entries = printer.tape;
      if (entries.length < seen) seen = 0;
      for (const entry of entries.slice(seen)) {
        appendFileSync(tape, lineOf(entry));
        tell({ event: 'printed', ...entry });
      }
      seen = entries.length;
      const now = JSON.stringify(printer.state);
      if (now !== state) tell({ event: 'state', ...printer.state });
      state = now;
    });

    for await (const line of createInterface({ input: program.input })) {
      if (line.trim() === 'quit') break;
      obey(printer, line.trim(), tell);
    }
    await unplug();
    return 0;
  },
};

async function plugIntoNetwork(
  printer: SimulatedPrinter,
  port: number,
  tell: Tell,
): Promise<() => Promise<void>> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new SetupError('Say where: --tcp PORT or --serial PATH');
  const tcp = await startTcpPrinter(printer, systemClock, port).catch((error: NodeJS.ErrnoException) => {
    throw new SetupError(`Port ${port} on 127.0.0.1 cannot be opened (${error.code ?? error.message}).`);
  });
  tell({ event: 'listening', port: tcp.port });
  return () => tcp.close();
}

/** A cable has no connections: the printer off is a printer that is silent. */
async function plugIntoSerial(
  printer: SimulatedPrinter,
  address: string,
  tell: Tell,
): Promise<() => Promise<void>> {
  const parsed = parsePrinterAddress(`serial:${address}`);
  if (!parsed.ok || parsed.address.kind !== 'serial')
    throw new SetupError(`"${address}" is not a serial path; write PATH or PATH@BAUD.`);
  const opened = await openSerialStream(parsed.address)();
  if (!opened.ok) throw new SetupError(`${parsed.address.path} cannot be opened: ${opened.detail}`);
  printer.accept(opened.stream, () => void opened.stream.close());
  tell({ event: 'listening', serial: parsed.address.path });
  return () => opened.stream.close();
}

function obey(printer: SimulatedPrinter, line: string, tell: Tell): void {
  const later = LATER.exec(line)?.groups;
  const act = hands[later?.what ?? line];
  if (!act) tell({ event: 'notUnderstood', line });
  else if (later) printer.afterLines(Number(later.lines), () => act(printer));
  else act(printer);
}

function setSilent(printer: SimulatedPrinter, silent: boolean): void {
  printer.answers.silent = silent;
}

type Tell = (event: object) => void;

function lineOf(entry: TapeEntry): string {
  if (entry.kind === 'line') return `${entry.text}${entry.torn ? ' [torn]' : ''}\n`;
  return `[${entry.kind}]\n`;
}
