import type { KioskSnapshot } from '../../../contract/live-state.ts';
import type { AgencyProfile } from '../../../rules/agency-profile.ts';
import { agencyView } from '../../../rules/agency-view.ts';
import { needs } from '../../../serving/define-module.ts';
import { says } from '../../../serving/log/log-events.ts';
import type { Config } from '../../config/config.ts';
import { caseNumberMarks } from '../../ledger/case-number-marks.ts';
import type { Store } from '../../ledger/store.ts';
import { claimPrefix, numbersTaken } from '../../ledger/terminal-identity.ts';
import { defineModule } from '../define-module.ts';

interface TerminalNeeds {
  readonly config: Config;
  readonly agency: AgencyProfile;
  readonly store: Store;
  /** True while any device is simulated. */
  readonly isSimulated: boolean;
}

/** Who this terminal is: its prefix, its agency, its screen and keys. */
export const terminal = defineModule({
  name: 'terminal',
  needs: needs<TerminalNeeds>(),
  logEvents: {
    'caseNumbers.notMarked': says(
      'A mark of the case numbers given out could not be written; while the other one can, filing goes on.',
      { message: 'text' },
    ),
  },
  commands: {
    'accept-lost-cases': async () => (await import('./accept-lost-cases-command.ts')).acceptLostCasesCommand,
    'check-config': async () => (await import('./check-config-command.ts')).checkConfigCommand,
    'launch-address': async () => (await import('./launch-address-command.ts')).launchAddressCommand,
  },
  start: async ({ config, agency, store, isSimulated, log }) => {
    const prefix = claimPrefix(store, config.terminalPrefix);
    const marks = caseNumberMarks({
      dataDir: config.dataDir,
      current: () => numbersTaken(store),
      onFailure: ({ message }) => log('caseNumbers.notMarked', { message }),
    });
    // Not yet kept is no reason not to start: each filing asks again, and is refused without.
    await marks.keep().catch(() => undefined);
    const view = agencyView(agency);
    const about = (): { readonly terminal: KioskSnapshot['terminal'] } => ({
      terminal: {
        prefix,
        agency: view,
        simulated: isSimulated,
        screen: config.screen ?? null,
        keys: config.keys,
        speechKeys: config.speech.keys,
      },
    });
    return { gives: { prefix, marks }, snapshot: { kiosk: about, counter: about, technician: about } };
  },
});
