import { startServiceProcess } from './terminal-service/service-process.ts';

/**
 * Starts the service once and lets it end by itself, which is when Node writes its compile cache: the hundreds of services
 * that the tests start, and kill, then begin in half the time.
 */
export async function setup(): Promise<void> {
  const service = await startServiceProcess();
  await service.close();
}
