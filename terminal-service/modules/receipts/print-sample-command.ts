import { parseArgs } from 'node:util';
import { systemClock } from '../../../devices/clock.ts';
import { modelWithId } from '../../../devices/receipt-printer/models/known-models.ts';
import type { PrinterModel } from '../../../devices/receipt-printer/models/printer-model.ts';
import type { PrintOutcome } from '../../../devices/receipt-printer/receipt-printer.ts';
import { encodeReceipt } from '../../../receipts/escpos.ts';
import type { TypesettingProblem } from '../../../receipts/typeset.ts';
import type { Command } from '../../../serving/command.ts';
import { SetupError } from '../../../serving/setup-error.ts';
import { parsePrinterAddress } from '../../config/device-address.ts';
import { openReceiptPrinter } from '../devices/opening/printers.ts';
import { sampleReceipts } from './sample-receipts.ts';

const names = Object.keys(sampleReceipts).join('|');

export const printSampleCommand: Command = {
  usage: `print-sample --printer tcp:HOST:PORT|serial:PATH@BAUD|usb:PATH --receipt ${names} [--language TAG] [--large] [--model ID]`,
  about:
    'Prints one sample receipt and says what the printer said of it. Waits while the printer stands still.',

  async run(words, program) {
    const { values } = parseArgs({
      args: [...words],
      options: {
        printer: { type: 'string' },
        receipt: { type: 'string' },
        language: { type: 'string', default: 'en' },
        large: { type: 'boolean', default: false },
        model: { type: 'string' },
      },
    });
    const parsed = parsePrinterAddress(values.printer ?? '');
    if (!parsed.ok) throw new SetupError(parsed.message);
    const { address } = parsed;
    if (address.kind === 'none' || address.kind === 'simulated')
      throw new SetupError('Say which printer: --printer tcp:HOST:PORT, serial:PATH@BAUD or usb:PATH');
    const sample = sampleReceipts[values.receipt ?? ''];
    if (!sample) throw new SetupError(`Say which receipt: --receipt ${names}`);
    if (values.model !== undefined && !modelWithId(values.model))
      throw new SetupError(`There is no printer model ${values.model}.`);

    const told = (line: string) => program.err.write(`${line}\n`);
    const printer = openReceiptPrinter(
      address,
      { printerModel: values.model, cashDrawer: 'none' },
      { clock: systemClock },
    );
    printer.onStatus((status) => {
      if ('fault' in status) told(status.fault.detail);
    });
    let problem: TypesettingProblem | undefined;
    let driven: PrinterModel | undefined;
    const outcome = await printer.print({
      id: `sample ${systemClock.now()}`,
      body: (model) => {
        driven = model;
        const print = values.large ? 'large' : 'standard';
        const receipt = sample({ language: values.language, print, paper: model.paper });
        const encoded = encodeReceipt(receipt, model.paper);
        if (encoded.ok) return encoded.body;
        problem = encoded.problem;
        return undefined;
      },
      onProgress: () => {},
    });
    await printer.close();
    if (problem) told(`It cannot be set for this printer: ${JSON.stringify(problem)}`);
    program.out.write(`${sentenceOf(outcome, driven)}${driven ? ` Driven as ${driven.id}.` : ''}\n`);
    return outcome.outcome === 'printed' ? 0 : 1;
  },
};

function sentenceOf(outcome: PrintOutcome, model: PrinterModel | undefined): string {
  const end = model?.cutter === 'none' ? 'the feed to where it is torn off' : 'the cut';
  switch (outcome.outcome) {
    case 'printed':
      return `Printed: the printer confirmed the text and ${end}.`;
    case 'notSent':
      return `Not printed (${outcome.reason}): nothing was sent.`;
    case 'unknown':
      return outcome.bodyConfirmed
        ? `The text is printed; ${end} was not confirmed.`
        : 'Unknown: it was sent, and the printer did not confirm it.';
    case 'cancelled':
      return 'Cancelled: nothing was sent.';
    case 'withdrawn':
      return 'Withdrawn: the printer forgot what it had not printed.';
  }
}
