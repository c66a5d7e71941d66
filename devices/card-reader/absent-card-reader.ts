import type { CardReader } from './card-reader.ts';

/** The reader of a terminal that has none by its configuration. It never says anything. */
export const absentCardReader: CardReader = {
  status: {
    device: 'noDevice',
    fault: { code: 'notConfigured', action: 'configuration', detail: 'No card reader is configured.' },
  },
  onEvent: () => () => {},
  close: () => Promise.resolve(),
};
