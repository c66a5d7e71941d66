import { says } from './log/log-events.ts';

/** What happens to a service as a whole, whatever its modules are. */
export const servingLogEvents = {
  'service.started': says('The service is listening.', { port: 'number', version: 'text' }),
  'service.stopped': says('The service was asked to stop and has stopped.', { signal: 'text' }),
  'service.failed': says('Something happened that no code expects; the program ends.', {
    message: 'text',
    stack: 'text?',
  }),
  'close.failed': says('Something could not be given back in order while the service ended.', {
    message: 'text',
    stack: 'text?',
  }),
  'dataFolder.tightened': says(
    'Other accounts could look into this part of the data folder, and cannot any more.',
    {
      path: 'text',
    },
  ),
  'dataFolder.leftOpen': says(
    'Other accounts can look into this part of the data folder; it belongs to somebody else, who alone can change that.',
    { path: 'text' },
  ),
  'request.failed': says('A request ended in an error of ours.', {
    method: 'text',
    path: 'text',
    message: 'text',
    stack: 'text?',
  }),
};
