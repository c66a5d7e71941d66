import { createRoot } from 'react-dom/client';
import { createConnection } from '../connection.ts';
import '../design/tokens.css';
import '../design/base.css';
import '../language/fonts.css';
import { applyScreenDensity } from '../design/screen-density.ts';
import { TextProvider } from '../strings/text.tsx';
import { watchTerminal } from '../terminal-watch.ts';
import { Counter } from './counter.tsx';
import { createWindow } from './create-window.ts';

const connection = createConnection();
const watch = watchTerminal(connection);
const actor = createWindow();
connection.on('terminal.receipt.changed', (event) => actor.send(event));

applyScreenDensity(window);

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');
createRoot(root).render(
  <TextProvider>
    <Counter watch={watch} actor={actor} />
  </TextProvider>,
);
actor.start();
connection.start();
