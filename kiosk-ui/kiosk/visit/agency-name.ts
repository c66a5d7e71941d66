const KEY = 'agencyName';

/**
 * Whose kiosk this is, until the service has told it anew: a page that has just begun does not know it for a moment, and the
 * name is not to go out between two customers.
 */
export function agencyName(told: string | undefined, storage: Storage): string | undefined {
  if (told === undefined) return storage.getItem(KEY) ?? undefined;
  if (storage.getItem(KEY) !== told) storage.setItem(KEY, told);
  return told;
}
