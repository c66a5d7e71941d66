import { Help } from './dialogs/help.tsx';
import { IdleWarning } from './dialogs/idle-warning.tsx';
import { LanguageDialog } from './dialogs/language-dialog.tsx';
import { ConfirmStartOver } from './dialogs/leaving.tsx';
import { OutOfService } from './dialogs/out-of-service.tsx';
import { Parked, Parking, ParkingFailed } from './dialogs/parking.tsx';
import { SettingsDialog } from './dialogs/settings-dialog.tsx';
import { StaffCall } from './dialogs/staff-call.tsx';
import { useVisitState, type VisitSnapshot } from './visit/visit.ts';

/** The dialogs that the visit's `dialog` region asks for. */
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

function dialogOf({ value }: VisitSnapshot): keyof typeof dialogs | 'closed' {
  if (typeof value !== 'object' || !('inSession' in value)) return 'closed';
  const { dialog } = value.inSession;
  return typeof dialog === 'string' ? dialog : 'parked';
}

const isLost = (snapshot: VisitSnapshot) => snapshot.context.terminal.connection === 'lost';
const isWarning = (snapshot: VisitSnapshot) => snapshot.matches({ inSession: { idle: 'warning' } });

/** What may lie over a screen; the most urgent one alone is shown. */
export function Dialogs() {
  const lost = useVisitState(isLost);
  const warns = useVisitState(isWarning);
  const dialog = useVisitState(dialogOf);
  if (lost) return <OutOfService />;
  if (warns) return <IdleWarning />;
  if (dialog === 'closed') return null;
  const Dialog = dialogs[dialog];
  return <Dialog />;
}
