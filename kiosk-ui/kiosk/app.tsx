import { lazy, Suspense, useEffect, useLayoutEffect } from 'react';
import type { SessionScreen } from '../flows/session-flow.ts';
import { timeZoneOf } from '../flows/terminal-view.ts';
import { applySettings } from '../shell/accessibility/apply-settings.ts';
import type { createConnection } from '../shell/client/connection.ts';
import { applyScreenDensity } from '../shell/design/screen-density.ts';
import { PageVoice } from '../shell/speech/page-voice.tsx';
import { DarkScreen, SpeechBar } from '../shell/speech/speech-bar.tsx';
import { AgencyTimeZone } from '../shell/strings/formats.ts';
import { Dialogs } from './dialogs.tsx';
import { FooterBar } from './footer-bar.tsx';
import { Header } from './header.tsx';
import { sessionScreens } from './screens.ts';
import { screenOf, settingsOf, terminalOf, useSession, useSessionState } from './session.ts';
import { TaskScreen } from './task-screen.tsx';
import { useSounds } from './use-sounds.ts';
import './app.css';
import './low-reach.css';
import './small-screen.css';

/** A dock that cannot be fetched, because the service went away meanwhile, must not take the kiosk's screen with it. */
const DeviceDock = lazy(() =>
  import('../device-dock/device-dock.tsx').catch(() => ({ default: () => <></> })),
);

/** The kiosk: one screen at a time, what lies over it, and the simulated devices beside it when there are any. */
export function App({ connection }: { connection: ReturnType<typeof createConnection> }) {
  const terminal = useSessionState(terminalOf);
  const settings = useSessionState(settingsOf);
  const screen = terminal.about?.screen ?? null;
  useSounds(useSession());
  useLayoutEffect(() => applySettings(document.documentElement, settings), [settings]);
  useEffect(() => applyScreenDensity(window, screen), [screen]);
  return (
    <AgencyTimeZone value={timeZoneOf(terminal)}>
      <div className="stage">
        <div className="frame">
          <div className="kiosk">
            <CurrentScreen />
            <SpeechBar />
            <Dialogs />
          </div>
        </div>
        <DarkScreen />
        <PageVoice />
        {terminal.about?.simulated === true && (
          <Suspense>
            <DeviceDock connection={connection} />
          </Suspense>
        )}
      </div>
    </AgencyTimeZone>
  );
}

function CurrentScreen() {
  const screen = useSessionState((snapshot) => screenOf<SessionScreen>(snapshot));
  const session = useSession();
  if (screen === undefined) return <TaskScreen />;
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
