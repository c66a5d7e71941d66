import { SerialPort } from 'serialport';
import { expect, it } from 'vitest';
import { mendReading } from '../../../devices/transports/serial-reading.ts';
import { openPseudoTerminal } from '../../protocols/pseudo-terminal.ts';

const ROUNDS = 20;

/** Windows has another binding, without what is mended. Unmended, the first round ends the whole process (signal 11). */
it.runIf(process.platform !== 'win32')(
  'a port that is closed while another thread looks for bytes on it ends that reading, and the process lives',
  async () => {
    const pty = await openPseudoTerminal();
    for (let round = 0; round < ROUNDS; round++) {
      const port = new SerialPort({ path: pty.path, baudRate: 115_200, autoOpen: false });
      await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
      mendReading(port);
      const binding = port.port;
      const reading = binding?.read(Buffer.alloc(16), 0, 16);
      const closing = binding?.close();
      await expect(reading).rejects.toMatchObject({ canceled: true });
      await closing;
      expect(binding?.isOpen).toBe(false);
    }
    await pty.hangUp();
  },
);
