import { createRoot } from 'react-dom/client';
import { createConnection } from '../shell/client/connection.ts';
import '../shell/design/tokens.css';
import '../shell/design/base.css';
import '../shell/language/fonts.css';
import { watchTerminal } from '../shell/client/terminal-watch.ts';
import { applyScreenDensity } from '../shell/design/screen-density.ts';
import { TextProvider } from '../shell/strings/text.tsx';
import { Counter } from './counter.tsx';
import { createAssisted } from './create-assisted.ts';

const connection = createConnection();
const watch = watchTerminal(connection);
const actor = createAssisted();
connection.on('terminal.snapshot', (event) => actor.send(event));
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
