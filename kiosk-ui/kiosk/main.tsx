import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createConnection } from '../connection.ts';
import '../design/tokens.css';
import '../design/base.css';
import { applyScreenDensity } from '../design/screen-density.ts';
import { applyLanguage, DEFAULT_LANGUAGE, TextProvider } from '../strings/text.tsx';
import { App } from './app.tsx';
import { Broken } from './broken.tsx';
import { createSession } from './create-session.ts';
import { SessionProvider } from './session.ts';

const connection = createConnection();
const session = createSession();

// A flow that fails unexpectedly has no screen left to show: begin again at the attract screen.
session.subscribe({ error: () => location.reload() });
connection.subscribe({ error: () => location.reload() });
connection.on('*', (event) => session.send(event));

for (const sign of ['pointerdown', 'keydown'] as const) {
  document.addEventListener(sign, () => session.send({ type: 'activity' }), { capture: true });
}
for (const gesture of ['contextmenu', 'dragstart'] as const) {
  document.addEventListener(gesture, (event) => event.preventDefault());
}

applyScreenDensity(window);
applyLanguage(document, DEFAULT_LANGUAGE);
session.start();
connection.start();

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');
createRoot(root).render(
  <StrictMode>
    <TextProvider>
      <Broken>
        <SessionProvider value={session}>
          <App connection={connection} />
        </SessionProvider>
      </Broken>
    </TextProvider>
  </StrictMode>,
);
