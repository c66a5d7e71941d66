import { lazy, Suspense } from 'react';
import type { createConnection } from '../connection.ts';
import { Dialogs } from './dialogs.tsx';
import { FooterBar } from './footer-bar.tsx';
import { Header } from './header.tsx';
import { complaintScreens, sessionScreens } from './screens.ts';
import {
  type Complaint,
  complaintOf,
  filedOf,
  screenOf,
  terminalOf,
  useComplaintState,
  useSession,
  useSessionState,
} from './session.ts';
import './app.css';
import type { ComplaintScreen } from '../flows/complaint-flow.ts';
import type { SessionScreen } from '../flows/session-flow.ts';

const DeviceDock = lazy(() => import('../device-dock/device-dock.tsx'));

/** The kiosk: one screen at a time, what lies over it, and the simulated devices beside it when there are any. */
export function App({ connection }: { connection: ReturnType<typeof createConnection> }) {
  const terminal = useSessionState(terminalOf);
  return (
    <div className="stage">
      <div className="kiosk">
        <CurrentScreen />
        <Dialogs />
      </div>
      {terminal.about?.simulated === true && (
        <Suspense>
          <DeviceDock connection={connection} />
        </Suspense>
      )}
    </div>
  );
}

function CurrentScreen() {
  const complaint = useSessionState(complaintOf);
  return complaint === undefined ? <SessionScreenNow /> : <ComplaintScreenNow complaint={complaint} />;
}

function SessionScreenNow() {
  const session = useSession();
  const screen = useSessionState((snapshot) => screenOf<SessionScreen>(snapshot));
  if (screen === undefined) return null;
  const Screen = sessionScreens[screen];
  if (screen === 'attract') return <Screen />;
  return (
    <>
      <Header />
      <Screen key={screen} />
      <FooterBar onBack={() => session.send({ type: 'back' })} />
    </>
  );
}

function ComplaintScreenNow({ complaint }: { complaint: Complaint }) {
  const screen = useComplaintState(complaint, (snapshot) => screenOf<ComplaintScreen>(snapshot));
  const canGoBack = useComplaintState(complaint, (snapshot) => snapshot.can({ type: 'back' }));
  const isFiled = useComplaintState(complaint, (snapshot) => filedOf(snapshot) !== null);
  if (screen === undefined) return null;
  const Screen = complaintScreens[screen];
  return (
    <>
      <Header />
      <Screen key={screen} complaint={complaint} />
      <FooterBar
        onBack={canGoBack ? () => complaint.send({ type: 'back' }) : undefined}
        leaving={isFiled ? 'finished' : 'startOver'}
      />
    </>
  );
}
