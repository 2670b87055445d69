/** A file of originals: members that went bad are put back where somebody still has the bytes, and made empty where nobody does. */
import { closeSync, copyFileSync, fsyncSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { listRuns, runFolder, WAL } from '../archive-layout.ts';
import { digestFile } from '../digest-file.ts';
import { renderFiller } from '../originals/fill-member.ts';
import { renderWarcInfo } from '../originals/original-record.ts';
import { readLines } from '../read-lines.ts';
import type { OriginalRef, RejectEntry, RunAccount, SourceEntry } from '../runs/account.ts';
import { ACCOUNT_FILES, RUN_JSON } from '../runs/write-account.ts';
import { writeAt } from '../write-at.ts';
import { isOriginal } from './check-accounts.ts';

export interface MemberOf {
  readonly source: SourceEntry['source'] | RejectEntry['source'];
  readonly original: OriginalRef;
}

export interface MendedOriginals {
  /** A file beside the damaged one. */
  readonly path: string;
  readonly sha256: string;
  /** Members whose bytes nobody has: empty now. */
  readonly lost: readonly MemberOf[];
}

/** @param render the member of a document as it was made when it was read; undefined where its bytes aren't to be had */
export async function mendOriginals(
  root: string,
  file: string,
  run: string,
  render: (member: MemberOf) => Promise<Uint8Array | undefined>,
): Promise<MendedOriginals> {
  const staged = join(root, WAL, 'originals.tmp');
  rmSync(staged, { force: true });
  copyFileSync(join(root, file), staged);
  const target = openSync(staged, 'r+');
  const lost: MemberOf[] = [];
  try {
    const members = [...membersOf(root, file)];
    const first = renderFirst(root, run);
    const begin = Math.min(...members.map(({ original }) => original.offset));
    if (first?.length === begin) writeAt(target, first, 0);
    for (const member of members) {
      const { original, source } = member;
      if (isOriginal(root, original, source.sha256)) continue;
      const whole = await render(member);
      const fits = whole?.length === original.length;
      if (!fits) lost.push(member);
      const bytes = fits ? whole : renderFiller(original.length, 'damaged, and moved to quarantine/', original.file);
      writeAt(target, bytes, original.offset);
    }
    fsyncSync(target);
  } finally {
    closeSync(target);
  }
  return { path: staged, sha256: digestFile(staged), lost };
}

/** Every document whose original lies in a file; once for each place. */
function* membersOf(root: string, file: string): Generator<MemberOf> {
  const seen = new Set<number>();
  for (const run of listRuns(root)) {
    for (const name of [ACCOUNT_FILES.source, ACCOUNT_FILES.reject]) {
      for (const { source, original } of readEntries(join(root, runFolder(run), name))) {
        if (original?.file !== file || seen.has(original.offset)) continue;
        seen.add(original.offset);
        yield { source, original };
      }
    }
  }
}

function* readEntries(path: string): Generator<SourceEntry | RejectEntry> {
  for (const { text } of readLines(path)) {
    try {
      yield JSON.parse(text) as SourceEntry;
    } catch {
      // Told of where the account itself is checked.
    }
  }
}

/** What a file of originals begins with follows from the run alone; only put back where it has the length it had. */
function renderFirst(root: string, run: string): Uint8Array | undefined {
  try {
    const { tool, started } = JSON.parse(readFileSync(join(root, runFolder(run), RUN_JSON), 'utf8')) as RunAccount;
    return renderWarcInfo(run, tool, started);
  } catch {
    return undefined;
  }
}
