import { SettingsDialog } from '../shell/accessibility/settings-dialog.tsx';
import { Help } from './dialogs/help.tsx';
import { IdleWarning } from './dialogs/idle-warning.tsx';
import { LanguageDialog } from './dialogs/language-dialog.tsx';
import { ConfirmStartOver } from './dialogs/leaving.tsx';
import { OutOfService } from './dialogs/out-of-service.tsx';
import { Parked, Parking, ParkingFailed } from './dialogs/parking.tsx';
import { StaffCall } from './dialogs/staff-call.tsx';
import { type SessionSnapshot, useSessionState } from './session.ts';

/** The dialogs that the session's `dialog` region asks for. */
const dialogs = {
  help: Help,
  settings: SettingsDialog,
  languages: LanguageDialog,
  staffCall: StaffCall,
  confirmStartOver: ConfirmStartOver,
  parking: Parking,
  parked: Parked,
  parkingFailed: ParkingFailed,
} as const;

function dialogOf({ value }: SessionSnapshot): keyof typeof dialogs | 'closed' {
  return typeof value === 'object' && 'inSession' in value ? value.inSession.dialog : 'closed';
}

const isLost = (snapshot: SessionSnapshot) => snapshot.context.terminal.connection === 'lost';
const isWarning = (snapshot: SessionSnapshot) => snapshot.matches({ inSession: { idle: 'warning' } });

/** What may lie over a screen; the most urgent one alone is shown. */
export function Dialogs() {
  const lost = useSessionState(isLost);
  const warns = useSessionState(isWarning);
  const dialog = useSessionState(dialogOf);
  if (lost) return <OutOfService />;
  if (warns) return <IdleWarning />;
  if (dialog === 'closed') return null;
  const Dialog = dialogs[dialog];
  return <Dialog />;
}
