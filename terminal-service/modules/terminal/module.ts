import type { KioskSnapshot } from '../../../contract/live-state.ts';
import type { AgencyProfile } from '../../../rules/agency-profile.ts';
import { agencyView } from '../../../rules/agency-view.ts';
import { needs } from '../../../serving/define-module.ts';
import type { Config } from '../../config/config.ts';
import type { Store } from '../../ledger/store.ts';
import { claimPrefix } from '../../ledger/terminal-identity.ts';
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
  commands: {
    'check-config': async () => (await import('./check-config-command.ts')).checkConfigCommand,
    'launch-address': async () => (await import('./launch-address-command.ts')).launchAddressCommand,
  },
  start: ({ config, agency, store, isSimulated }) => {
    const prefix = claimPrefix(store, config.terminalPrefix);
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
    return { gives: { prefix }, snapshot: { kiosk: about, counter: about, technician: about } };
  },
});
