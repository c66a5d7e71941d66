import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../terminal-service/config/config.ts';
import { foreignAddresses } from '../browser/escape-addresses.ts';

const policy = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'deploy', 'chromium-policy.json'), 'utf8'),
) as Record<string, unknown> & {
  URLBlocklist: string[];
  URLAllowlist: string[];
  RestoreOnStartupURLs: string[];
};
const { port } = loadConfig({});
const origin = `http://127.0.0.1:${port}`;

/** How specific a filter is for an address, or nothing where it does not fit: longest host first, then longest path. */
function closeness(filter: string, url: URL): readonly [number, number] | undefined {
  const custom = /^([\w-]+):(\/\/)?\*$/.exec(filter);
  if (custom) return url.protocol === `${custom[1]}:` ? [0, 1] : undefined;
  if (filter === '*') return [0, 0];
  const wanted = new URL(filter);
  const fits =
    url.protocol === wanted.protocol &&
    url.hostname === wanted.hostname &&
    url.port === wanted.port &&
    url.pathname.startsWith(wanted.pathname);
  return fits ? [wanted.hostname.length, wanted.pathname.length] : undefined;
}

/**
 * What Chromium makes of the two lists ("URL blocklist filter format", chromium.org/administrators), for the kinds
 * of filter that are in ours: the most specific one decides, and of two equal ones the one that allows.
 */
function isAllowed(address: string): boolean {
  const url = new URL(address, `${origin}/kiosk/`);
  const best = (filters: readonly string[]) =>
    filters
      .map((filter) => closeness(filter, url))
      .filter((found) => found !== undefined)
      .reduce((most, found) => Math.max(most, found[0] * 10_000 + found[1]), -1);
  return best(policy.URLAllowlist) >= best(policy.URLBlocklist);
}

describe('the policies for Chromium', () => {
  it('let the kiosk in, and the page that the browser begins with', () => {
    for (const address of [
      `${origin}/kiosk/`,
      String(policy.HomepageLocation),
      ...policy.RestoreOnStartupURLs,
    ])
      expect([address, isAllowed(address)]).toEqual([address, true]);
  });

  it('block every other address, typed or followed, except what the service answers under the kiosk', () => {
    expect(foreignAddresses(origin).filter(isAllowed)).toEqual([
      `${origin}/kiosk/index.html`,
      `${origin}/kiosk/..%2fcounter/`,
      `${origin}/kiosk/%2e%2e%2fcounter%2f`,
      `${origin}/kiosk/?language=qps`,
      `${origin}/kiosk/#x`,
      `${origin}/kiosk/%00`,
      `${origin}/kiosk/?${'x'.repeat(50_000)}`,
    ]);
  });

  it('block what Chromium brings with it', () => {
    for (const address of [
      'chrome://downloads/',
      'chrome://history/',
      'chrome-untrusted://x/',
      'about:flags',
    ])
      expect([address, isAllowed(address)]).toEqual([address, false]);
  });

  it.each([
    ['DeveloperToolsAvailability', 2],
    ['AllowFileSelectionDialogs', false],
    ['DownloadRestrictions', 3],
    ['PrintingEnabled', false],
    ['TaskManagerEndProcessEnabled', false],
    ['BrowserGuestModeEnabled', false],
    ['ExtensionInstallBlocklist', ['*']],
    ['PasswordManagerEnabled', false],
    ['AutofillAddressEnabled', false],
    ['AutofillCreditCardEnabled', false],
    ['SpellcheckEnabled', false],
    ['TranslateEnabled', false],
    ['SavingBrowserHistoryDisabled', true],
    ['DefaultCookiesSetting', 2],
    ['DefaultPopupsSetting', 2],
    ['AudioCaptureAllowed', false],
    ['VideoCaptureAllowed', false],
    ['ScreenCaptureAllowed', false],
    ['MetricsReportingEnabled', false],
  ])('%s is set', (name, value) => {
    expect(policy[name]).toEqual(value);
  });
});
