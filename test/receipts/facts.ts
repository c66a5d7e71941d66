import { modelWithId, printerModels } from '../../devices/receipt-printer/models/known-models.ts';
import type { CaseReceiptFacts } from '../../receipts/case-receipt.ts';
import type { Paper } from '../../receipts/paper.ts';

export const paperOf = (id: string): Paper => {
  const model = modelWithId(id);
  if (!model) throw new Error(`no model ${id}; there are ${printerModels.map((each) => each.id).join()}`);
  return model.paper;
};
export const paper80mm = paperOf('epson-tm-t20');
export const paper58mm = paperOf('clone-58mm');

export const exampleFacts: CaseReceiptFacts = {
  kind: 'complaint',
  language: 'en-US',
  agency: {
    name: 'Harbor Transit',
    timeZone: 'America/Los_Angeles',
    phoneLines: [
      { label: 'Customer Care', number: '(555) 010-0100' },
      { label: 'TTY', number: '711' },
    ],
  },
  caseNumber: 'K1-2026-000123',
  filedAt: new Date('2026-03-14T23:05:00Z'),
  about: 'Vehicle did not stop',
  cardLastFour: '4321',
  trip: { at: '2026-03-14T15:40', mode: 'bus', agency: 'Metro', route: '20' },
  answerBy: '2026-03-28',
  hasContact: false,
};
