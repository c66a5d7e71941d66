import { says } from '../../../serving/log/log-events.ts';

/** What devices do, as the log tells it. */
export const deviceLogEvents = {
  'reader.changed': says("The card reader's status changed.", {
    device: 'text',
    media: 'text?',
    code: 'text?',
    detail: 'text?',
  }),
  'scanner.changed': says("The code scanner's status changed.", {
    device: 'text',
    code: 'text?',
    detail: 'text?',
  }),
  'printer.changed': says("The printer's status changed.", {
    device: 'text',
    paper: 'text',
    code: 'text?',
    detail: 'text?',
  }),
  'code.scanned': says('A code was scanned.', { symbology: 'text?' }),
  'drawer.asked': says(
    "The printer was asked to open the cash drawer, and this is the printer's word on it.",
    {
      pin: 'number',
      reason: 'text',
      drawer: 'text',
    },
  ),
  'drawer.refused': says(
    'The cash drawer was to be opened too often within a minute and stays shut; told once, until it is opened again.',
    { reason: 'text' },
  ),
  'device.failed': says('A card reader or scanner met something that no code expects, and goes on.', {
    message: 'text',
    stack: 'text?',
  }),
};
