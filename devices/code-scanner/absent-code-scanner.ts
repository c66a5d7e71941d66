import type { CodeScanner } from './code-scanner.ts';

/** The scanner of a terminal that has none by its configuration. It never says anything. */
export const absentCodeScanner: CodeScanner = {
  status: {
    device: 'noDevice',
    fault: { code: 'notConfigured', action: 'configuration', detail: 'No code scanner is configured.' },
  },
  onEvent: () => () => {},
  close: () => Promise.resolve(),
};
