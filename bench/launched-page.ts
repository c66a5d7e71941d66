import type { Service } from '../terminal-service/service.ts';

/** What the kiosk's page sends with every request to this service, once it was launched. */
export async function launchedPage(
  service: Service,
): Promise<{ readonly 'X-Terminal': 'kiosk'; readonly Cookie: string }> {
  const address = `${service.origin}/kiosk/?launch=${service.launchCode('kiosk')}`;
  const reply = await fetch(address, { redirect: 'manual' });
  return { 'X-Terminal': 'kiosk', Cookie: reply.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}
