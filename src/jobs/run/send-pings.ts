/**
 * Tells a monitor that a run began, ended well, or failed: `URL/start`, `URL`, `URL/fail`, as healthchecks.io and others take
 * them. The only thing that ever touches the network; it never fails a run.
 */
import type { Logger } from '../logger.ts';

export type Ping = 'start' | 'success' | 'fail';

const TIMEOUT_MS = 5000;

/** Returns once the monitor has answered, or hasn't for five seconds. */
export async function sendPing(url: string, ping: Ping, log: Logger): Promise<void> {
  try {
    const response = await fetch(pingAddress(url, ping), { method: 'POST', signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.body?.cancel();
    if (!response.ok) log.warn({ ping, status: response.status }, 'the ping URL answered with an error');
  } catch (error) {
    log.warn({ ping, error: (error as Error).message }, 'the ping URL could not be reached');
  }
}

export function pingAddress(url: string, ping: Ping): string {
  const address = new URL(url);
  if (ping === 'success') return address.href;
  address.pathname = `${address.pathname.replace(TRAILING_SLASH, '')}/${ping}`;
  return address.href;
}

const TRAILING_SLASH = /\/$/;
