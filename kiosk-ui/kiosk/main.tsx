import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepFocus } from '../shell/accessibility/keep-focus.ts';
import { intentOf, usualKeys } from '../shell/accessibility/key-intents.ts';
import { steerByKeys } from '../shell/accessibility/key-steering.ts';
import { createConnection } from '../shell/client/connection.ts';
import '../shell/design/tokens.css';
import '../shell/design/contrast.css';
import '../shell/design/base.css';
import '../shell/language/fonts.css';
import { applyScreenDensity } from '../shell/design/screen-density.ts';
import { createSpeech } from '../shell/speech/create-speech.ts';
import { headphones } from '../shell/speech/headphones.ts';
import { SpeechProvider } from '../shell/speech/page-voice.tsx';
import { steerSpeech } from '../shell/speech/steer-speech.ts';
import { transcript } from '../shell/speech/transcript.ts';
import { App } from './app.tsx';
import { Broken } from './broken.tsx';
import { contain } from './containment.ts';
import { createVisit } from './create-visit.ts';
import { restart } from './fresh-page.ts';
import { VisitProvider } from './visit/visit.ts';
import { VisitWords } from './visit-words.tsx';

const connection = createConnection();
const socket = headphones(sessionStorage);
const tellTranscript = transcript(
  window,
  () => visit.getSnapshot().context.terminal.about?.simulated === true,
);
const speech = createSpeech((entry) => {
  tellTranscript(entry);
  // Who is read to is there, and has nothing to press for it. The question whether anybody is there is no proof of it.
  const isOver = entry.what === 'stopped' || visit.getSnapshot().matches({ inSession: { idle: 'warning' } });
  if (!isOver) visit.send({ type: 'activity' });
});
const visit = createVisit({ headphonesAreIn: socket.areIn, untilSilent: speech.untilSilent });

// What nothing expects has no screen to show: begin again at the attract screen.
visit.subscribe({ error: restart });
connection.subscribe({ error: restart });
window.addEventListener('error', restart);
window.addEventListener('unhandledrejection', restart);
connection.on('*', (event) => visit.send(event));

speech.actor.subscribe({ error: restart });
speech.actor.start();

const padKeys = () => visit.getSnapshot().context.terminal.about?.keys ?? usualKeys;

contain(window);
steerSpeech(window, {
  settings: () => visit.getSnapshot().context.settings,
  keys: () => visit.getSnapshot().context.terminal.about?.speechKeys ?? null,
  change: (event) => visit.send(event),
  tell: (event) => speech.actor.send(event),
  headphones: socket,
  isPress: (code) => ['select', 'choose'].includes(intentOf(code, padKeys()) ?? ''),
});
steerByKeys(document, {
  keys: padKeys,
  onHelp: () => visit.send({ type: 'help' }),
  onKey: (by) => {
    document.documentElement.dataset.hand = by;
    // In the warning keys choose between its answers; choosing one is what answers it.
    if (!isInWarning(document.activeElement)) visit.send({ type: 'activity', by });
  },
});
keepFocus(document);
document.addEventListener(
  'pointerdown',
  ({ target }) => {
    document.documentElement.dataset.hand = 'touch';
    if (!isInWarning((target as Element | null)?.closest('button') ?? null)) visit.send({ type: 'activity' });
  },
  { capture: true },
);

function isInWarning(element: Element | null): boolean {
  return element?.closest('[data-dialog="idleWarning"]') != null;
}

applyScreenDensity(window);
visit.start();
connection.start();

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');
createRoot(root).render(
  <StrictMode>
    <VisitProvider value={visit}>
      <VisitWords>
        <Broken>
          <SpeechProvider value={speech}>
            <App connection={connection} />
          </SpeechProvider>
        </Broken>
      </VisitWords>
    </VisitProvider>
  </StrictMode>,
);
