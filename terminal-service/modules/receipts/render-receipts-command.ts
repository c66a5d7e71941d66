import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { modelWithId, printerModels } from '../../../devices/receipt-printer/models/known-models.ts';
import { receiptPicture } from '../../../receipts/picture.ts';
import { receiptLanguages } from '../../../receipts/receipt-text.ts';
import type { Command } from '../../../serving/command.ts';
import { SetupError } from '../../../serving/setup-error.ts';
import { sampleReceipts } from './sample-receipts.ts';

const WIDE_AND_NARROW = ['epson-tm-t20', 'clone-58mm'];

export const renderReceiptsCommand: Command = {
  usage: 'render-receipts --out FOLDER [--model ID] [--receipt NAME] [--language TAG]',
  about: `Writes every sample receipt as a PNG, in every language, in standard and large print, for wide and narrow paper. Models: ${printerModels.map(({ id }) => id).join(', ')}.`,

  async run(words, program) {
    const { values } = parseArgs({
      args: [...words],
      options: {
        out: { type: 'string' },
        model: { type: 'string' },
        receipt: { type: 'string' },
        language: { type: 'string' },
      },
    });
    if (!values.out) throw new SetupError('Say where to: --out FOLDER');
    const folder = resolve(values.out);
    mkdirSync(folder, { recursive: true });
    const names = values.receipt === undefined ? Object.keys(sampleReceipts) : [values.receipt];
    const languages = values.language === undefined ? receiptLanguages : [values.language];
    let count = 0;
    for (const id of values.model === undefined ? WIDE_AND_NARROW : [values.model]) {
      const model = modelWithId(id);
      if (!model) throw new SetupError(`There is no printer model ${id}.`);
      for (const name of names)
        for (const language of languages)
          for (const print of ['standard', 'large'] as const) {
            const receipt = sampleReceipts[name]?.({ language, print, paper: model.paper });
            if (!receipt) throw new SetupError(`There is no receipt ${name}.`);
            const picture = receiptPicture(receipt, model.paper);
            if (!picture.ok)
              throw new SetupError(
                `${name} in ${language} cannot be set: ${JSON.stringify(picture.problem)}`,
              );
            writeFileSync(join(folder, `${name}-${language}-${id}-${print}.png`), picture.png);
            count++;
          }
    }
    program.out.write(`${count} pictures in ${folder}\n`);
    return 0;
  },
};
