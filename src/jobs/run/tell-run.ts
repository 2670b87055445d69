/** A run with everything around it that somebody who isn't there wants to know: pings, metrics, a drop folder. */
import { resolve } from 'node:path';
import type { LoadedConfig } from '../../config/load-config.ts';
import type { RunReport } from '../../report/run-report.ts';
import { ignoreLog, type Logger } from '../logger.ts';
import { moveDropped } from './drop-folder.ts';
import { sendPing } from './send-pings.ts';
import { writeMetrics } from './write-metrics.ts';

export interface TellOptions {
  /** A Prometheus text file that is written at the end; the configuration's otherwise. */
  readonly metrics?: string;
  /** Told when the run begins, ends well, or fails; the configuration's otherwise. */
  readonly ping?: string;
  /** Its files are the inputs, and are moved to `done/` or `failed/` below it once the run is committed. */
  readonly dropFolder?: string;
  readonly dryRun?: boolean;
  readonly logger?: Logger;
}

/** @param work the run; it calls `opened` once it has the archive */
export async function tellRun(
  config: LoadedConfig,
  archive: string,
  options: TellOptions,
  work: (opened: () => void) => Promise<RunReport>,
): Promise<RunReport> {
  if (options.dryRun === true) return work(() => {});
  const log = options.logger ?? ignoreLog;
  const ping = options.ping ?? config.values.ping;
  // One after the other: a monitor that hears of the end before the start takes the run to be going on.
  let told: Promise<void> = Promise.resolve();
  const tell = (kind: 'start' | 'success' | 'fail'): void => {
    if (ping !== undefined) told = told.then(() => sendPing(ping, kind, log));
  };
  const end = (report: RunReport | undefined, isSuccess: boolean): void => {
    tell(isSuccess ? 'success' : 'fail');
    const metrics = options.metrics ?? configuredMetrics(config);
    if (metrics !== undefined) keepMetrics(metrics, { archive, endedMs: Date.now(), isSuccess, report }, log);
  };
  try {
    const report = await work(() => tell('start'));
    if (options.dropFolder !== undefined) moveDropped(options.dropFolder, report.archive, report.account.run);
    end(report, !report.interrupted && !report.tooManyRejects && report.missing.length === 0);
    return report;
  } catch (error) {
    // The run that holds the archive tells of itself.
    if ((error as Error).name !== 'ArchiveLocked') end(undefined, false);
    throw error;
  } finally {
    await told;
  }
}

/** Counts from the configuration's folder, as all its paths do; that of the command from the current one. */
function configuredMetrics({ folder, values }: LoadedConfig): string | undefined {
  return values.metrics === undefined ? undefined : resolve(folder, values.metrics);
}

function keepMetrics(path: string, run: Parameters<typeof writeMetrics>[1], log: Logger): void {
  try {
    writeMetrics(path, run);
  } catch (error) {
    log.error({ path, error: (error as Error).message }, 'the metrics could not be written');
  }
}
