import { createRoot } from 'react-dom/client';
import { createConnection } from '../connection.ts';
import '../design/tokens.css';
import '../design/base.css';
import { applyScreenDensity } from '../design/screen-density.ts';
import { TextProvider } from '../strings/text.tsx';
import { watchTerminal } from '../terminal-watch.ts';
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
