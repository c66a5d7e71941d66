import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { usualKeys } from '../shell/accessibility/key-intents.ts';
import { steerByKeys } from '../shell/accessibility/key-steering.ts';
import { createConnection } from '../shell/client/connection.ts';
import '../shell/design/tokens.css';
import '../shell/design/contrast.css';
import '../shell/design/base.css';
import '../shell/language/fonts.css';
import { applyScreenDensity } from '../shell/design/screen-density.ts';
import { createSpeech } from '../shell/speech/create-speech.ts';
import { SpeechProvider } from '../shell/speech/page-voice.tsx';
import { steerSpeech } from '../shell/speech/steer-speech.ts';
import { transcript } from '../shell/speech/transcript.ts';
import { App } from './app.tsx';
import { Broken } from './broken.tsx';
import { contain } from './containment.ts';
import { createSession } from './create-session.ts';
import { restart } from './fresh-page.ts';
import { SessionProvider } from './session.ts';
import { SessionWords } from './session-words.tsx';

const connection = createConnection();
const session = createSession();

// What nothing expects has no screen to show: begin again at the attract screen.
session.subscribe({ error: restart });
connection.subscribe({ error: restart });
window.addEventListener('error', restart);
window.addEventListener('unhandledrejection', restart);
connection.on('*', (event) => session.send(event));

const speech = createSpeech(
  transcript(window, () => session.getSnapshot().context.terminal.about?.simulated === true),
);
speech.actor.subscribe({ error: restart });
speech.actor.start();

contain(window);
steerSpeech(window, {
  settings: () => session.getSnapshot().context.settings,
  keys: () => session.getSnapshot().context.terminal.about?.speechKeys ?? null,
  change: (event) => session.send(event),
  tell: (event) => speech.actor.send(event),
});
steerByKeys(document, {
  keys: () => session.getSnapshot().context.terminal.about?.keys ?? usualKeys,
  onHelp: () => session.send({ type: 'help' }),
  onKey: (by) => {
    document.documentElement.dataset.hand = by;
    // In the warning keys choose between its answers; choosing one is what answers it.
    if (!isInWarning(document.activeElement))
      session.send(by === 'switches' ? { type: 'activity', by } : { type: 'activity' });
  },
});
document.addEventListener(
  'pointerdown',
  ({ target }) => {
    document.documentElement.dataset.hand = 'touch';
    if (!isInWarning((target as Element | null)?.closest('button') ?? null))
      session.send({ type: 'activity' });
  },
  { capture: true },
);

function isInWarning(element: Element | null): boolean {
  return element?.closest('[data-dialog="idleWarning"]') != null;
}

applyScreenDensity(window);
session.start();
connection.start();

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');
createRoot(root).render(
  <StrictMode>
    <SessionProvider value={session}>
      <SessionWords>
        <Broken>
          <SpeechProvider value={speech}>
            <App connection={connection} />
          </SpeechProvider>
        </Broken>
      </SessionWords>
    </SessionProvider>
  </StrictMode>,
);
