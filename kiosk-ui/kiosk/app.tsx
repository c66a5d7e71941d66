import { lazy, Suspense, useEffect, useLayoutEffect } from 'react';
import { screenOf } from '../flows/tasks.ts';
import { timeZoneOf } from '../flows/terminal-view.ts';
import type { VisitScreen } from '../flows/visit/visit-flow.ts';
import { applySettings } from '../shell/accessibility/apply-settings.ts';
import type { createConnection } from '../shell/client/connection.ts';
import { applyScreenDensity } from '../shell/design/screen-density.ts';
import { PageVoice } from '../shell/speech/page-voice.tsx';
import { DarkScreen, SpeechBar } from '../shell/speech/speech-bar.tsx';
import { AgencyTimeZone } from '../shell/strings/formats.ts';
import { Dialogs } from './dialogs.tsx';
import { FooterBar } from './footer-bar.tsx';
import { Header } from './header.tsx';
import { visitScreens } from './screens.ts';
import { TaskScreen } from './task-screen.tsx';
import { useSounds } from './use-sounds.ts';
import { placeOf, settingsOf, terminalOf, useVisit, useVisitState } from './visit/visit.ts';
import '../shell/design/page-frame.css';
import './low-reach.css';
import '../shell/design/small-screen.css';

/** A dock that cannot be fetched, because the service went away meanwhile, must not take the kiosk's screen with it. */
const DeviceDock = lazy(() =>
  import('../device-dock/device-dock.tsx').catch(() => ({ default: () => <></> })),
);

/** The kiosk: one screen at a time, what lies over it, and the simulated devices beside it when there are any. */
export function App({ connection }: { connection: ReturnType<typeof createConnection> }) {
  const visit = useVisit();
  const terminal = useVisitState(terminalOf);
  const settings = useVisitState(settingsOf);
  const place = useVisitState(placeOf);
  const screen = terminal.about?.screen ?? null;
  useSounds(visit);
  useLayoutEffect(() => applySettings(document.documentElement, settings), [settings]);
  useEffect(() => applyScreenDensity(window, screen), [screen]);
  return (
    <AgencyTimeZone value={timeZoneOf(terminal)}>
      <div className="stage">
        <div className="frame">
          <div className="kiosk">
            <CurrentScreen />
            <SpeechBar settings={settings} state={terminal.speech} change={(event) => visit.send(event)} />
            <Dialogs />
          </div>
        </div>
        <DarkScreen settings={settings} />
        <PageVoice settings={settings} place={place} />
        {terminal.about?.simulated === true && (
          <Suspense>
            <DeviceDock connection={connection} />
          </Suspense>
        )}
      </div>
    </AgencyTimeZone>
  );
}

/** Screens of nobody's visit. They have no head and no foot. */
const between: ReadonlySet<VisitScreen> = new Set(['attract', 'takeCard', 'cardReturned']);

function CurrentScreen() {
  const screen = useVisitState((snapshot) => screenOf<VisitScreen>(snapshot));
  const visit = useVisit();
  if (screen === undefined) return <TaskScreen />;
  const Screen = visitScreens[screen];
  if (between.has(screen)) return <Screen key={screen} />;
  return (
    <>
      <Header />
      <Screen key={screen} />
      <FooterBar onBack={() => visit.send({ type: 'back' })} />
    </>
  );
}
