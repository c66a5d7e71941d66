import { createRoot } from 'react-dom/client';
import { createConnection } from '../shell/client/connection.ts';
import '../shell/design/tokens.css';
import '../shell/design/base.css';
import { watchTerminal } from '../shell/client/terminal-watch.ts';
import { applyScreenDensity } from '../shell/design/screen-density.ts';
import { TextProvider } from '../shell/strings/text.tsx';
import { DeviceStatus } from './device-status.tsx';

const connection = createConnection();
const watch = watchTerminal(connection);

applyScreenDensity(window);

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');
createRoot(root).render(
  <TextProvider>
    <DeviceStatus watch={watch} />
  </TextProvider>,
);
connection.start();
