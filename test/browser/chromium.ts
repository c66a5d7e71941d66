import bundledChromium from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';

/** The two shapes that a kiosk's screen has, in CSS pixels. */
export const portrait = { width: 1080, height: 1920 };
export const landscape = { width: 1920, height: 1080 };

/** The Chromium that npm installed, or the one that `CHROMIUM_PATH` names. It speaks to this machine only. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await bundledChromium.executablePath());
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A kiosk's touch screen. */
export function kioskContext(viewport = portrait): BrowserContextOptions {
  return { viewport, hasTouch: true, locale: 'en-US', timezoneId: 'America/Los_Angeles' };
}
