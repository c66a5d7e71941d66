import bundledChromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

/** The two shapes that a kiosk's screen has, in CSS pixels. */
export const portrait = { width: 1080, height: 1920 };
export const landscape = { width: 1920, height: 1080 };

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function executable(): Promise<string> {
  return process.env.CHROMIUM_PATH ?? (await bundledChromium.executablePath());
}

/** The Chromium that npm installed, or the one that `CHROMIUM_PATH` names. It speaks to this machine only. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await executable(), headless: true, args });
}

/** The same with its profile and its temporary files in these folders, as the kiosk's screen. */
export async function launchProfile(profile: string, temporaryFiles: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    ...kioskContext(),
    executablePath: await executable(),
    headless: true,
    args,
    env: { ...process.env, TMPDIR: temporaryFiles },
  });
}

/**
 * A kiosk's touch screen. A test that asks where things are needs few of its pixels, and none that move; pictures, and
 * measures of time, need them all.
 */
export function kioskContext(viewport = portrait, pixels: 'few' | 'all' = 'few'): BrowserContextOptions {
  return {
    viewport,
    deviceScaleFactor: pixels === 'few' ? 0.25 : 1,
    reducedMotion: pixels === 'few' ? 'reduce' : 'no-preference',
    hasTouch: true,
    locale: 'en-US',
    timezoneId: 'America/Los_Angeles',
  };
}
