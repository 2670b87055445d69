/** Checks an archive, and repairs it where that is asked for. */
import { resolve } from 'node:path';
import { acquireLock } from '../archive/acquire-lock.ts';
import { diskFileSystem } from '../archive/file-system.ts';
import type { Finding, VerifyOptions } from '../archive/verify/finding.ts';
import { type Repair, repairArchive } from '../archive/verify/repair-archive.ts';
import type { MemberOf } from '../archive/verify/repair-originals.ts';
import { verifyArchive } from '../archive/verify/verify-archive.ts';
import type { SourceRef } from '../article.ts';
import { type LoadedConfig, loadConfig } from '../config/load-config.ts';
import type { VerifyReport } from '../report/verify-report.ts';
import { renderOriginalOf, renderUnread } from '../workers/document-work.ts';
import { findItemInDump } from './documents/find-in-dump.ts';
import { createRebuild } from './documents/rebuild-record.ts';
import { reindex } from './reindex.ts';

export interface VerifyJobOptions extends VerifyOptions {
  readonly archive: string;
  /** Brings back what can be, moves the rest to `quarantine/`. Checks everything, whatever the sample. */
  readonly repair?: boolean;
  readonly config?: string;
  readonly lockWaitMs?: number;
  readonly onFinding?: (finding: Finding) => void;
  readonly onRepair?: (repair: Repair) => void;
}

/**
 * @throws NotAnArchive; with `repair` also ArchiveLocked
 */
export async function verify(options: VerifyJobOptions): Promise<VerifyReport> {
  const began = performance.now();
  const root = resolve(options.archive);
  const findings: Finding[] = [];
  const find = (finding: Finding): void => {
    findings.push(finding);
    options.onFinding?.(finding);
  };
  const { repair = false } = options;
  const looked = verifyArchive(root, repair ? {} : options, find);
  const repairs: Repair[] = [];
  if (repair && findings.length > 0) {
    await repairAll(root, options, (done) => {
      repairs.push(done);
      options.onRepair?.(done);
    });
  }
  const left: Finding[] = [];
  const summary = repairs.length === 0 ? looked : verifyArchive(root, {}, (finding) => left.push(finding));
  return {
    archive: options.archive,
    ...summary,
    findings,
    repairs,
    left: repairs.length === 0 ? findings : left,
    seconds: (performance.now() - began) / 1000,
  };
}

async function repairAll(root: string, options: VerifyJobOptions, onRepair: (repair: Repair) => void): Promise<void> {
  const config = await loadConfig(options.config);
  const lock = await acquireLock(root, options.lockWaitMs ?? 0);
  try {
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
    const help = {
      rebuildRecord: createRebuild(root, config),
      renderOriginal: (member: MemberOf) => renderAgain(config, member),
    };
    await repairArchive(root, help, { stamp, files: diskFileSystem, onRepair });
  } finally {
    lock.release();
  }
  // Whatever the indexes said of what is gone or back: they are made of it anew.
  const { config: named } = options;
  await reindex({
    archive: root,
    lockWaitMs: options.lockWaitMs ?? 0,
    ...(named === undefined ? {} : { config: named }),
  });
}

async function renderAgain(config: LoadedConfig, { source }: MemberOf): Promise<Uint8Array | undefined> {
  const item = await findItemInDump(config, source).catch(() => undefined);
  if (item === undefined || source.sha256 === undefined) return undefined;
  if (item.type === 'document') return renderOriginalOf(item.document);
  const { original } = item.rejection;
  return original === undefined ? undefined : renderUnread(source as SourceRef, original);
}
