/** A page that fails again right after loading must not reload in a frenzy. */
const RESTART_PAUSE_MS = 5_000;

/**
 * Loads the page anew, and with it ends everything that the old one remembered. The service is asked for the
 * page first: reloading while it is away would leave the browser's own error page standing in the lobby.
 */
export async function beginAnew(signal?: AbortSignal): Promise<void> {
  const page = await fetch(location.pathname, { cache: 'no-store', ...(signal ? { signal } : {}) });
  if (!page.ok) throw new Error(`the service answered ${page.status} instead of the page`);
  // Replaced, not reloaded: a reload asks for a confirmation if anything was ever posted, and keeps scroll and form state.
  location.replace(location.pathname);
}

/** After a failure of the page itself: begins anew, as soon as there is a service to load it from. */
export function restart(): void {
  setTimeout(() => void beginAnew().catch(restart), RESTART_PAUSE_MS);
}
