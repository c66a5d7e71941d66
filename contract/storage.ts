import { z } from 'zod';

/** Whether this terminal's disk takes anything. */
export const StorageState = z
  .enum(['well', 'full', 'failing'])
  .describe(
    '`full`: nothing can be filed until there is room; `failing`: the disk refuses or cannot be written',
  )
  .meta({ id: 'StorageState' });
export type StorageState = z.infer<typeof StorageState>;
