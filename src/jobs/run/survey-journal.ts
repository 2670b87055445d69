/**
 * The findings of a run's survey in the archive's `wal/`, so that a run that is killed loses no hours of reading: the
 * next one with the same inputs, rules and configuration goes on where it was. Nothing of it is in the archive yet.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runFolder, WAL } from '../../archive/archive-layout.ts';
import type { RunAccount } from '../../archive/runs/account.ts';
import { RUN_JSON } from '../../archive/runs/write-account.ts';
import { digestLines } from '../../document/survey/digest-lines.ts';
import type { FileEntry } from '../../file-entry.ts';
import type { LineDigest } from '../../learned-lines.ts';
import type { Finding, Findings } from '../../pipeline.ts';
import type { KnownFiles, RunItem } from '../../read/run-item.ts';
import { continueJournal, createJournal, type Journal, type JournalEntry } from '../../spool/journal.ts';
import { parseDraft } from '../../workers/document-work.ts';
import { createReadFiles, type ReadFiles } from './read-files.ts';

/** What two runs must have in common, so that one can go on with what the other read. */
export interface SurveyTerms {
  readonly tool: string;
  readonly inputs: readonly string[];
  /** What the inputs' names are counted from. */
  readonly folder: string;
  readonly digests: { readonly config: string; readonly rules: string };
  /** Not where what was read before was passed over: that is what this run is to read. */
  readonly reread?: true;
}

export interface SurveyJournal extends Findings {
  /** Documents that were found by a run that was broken off. */
  readonly taken: number;
  /** Lets their lines be counted again. */
  observe(lines: { observe(digest: LineDigest): void }): void;
  /** A file that has been read; its last documents may still be on their way. */
  finish(entry: FileEntry): void;
  /** What was read of a file: by this run, by the one that was broken off, or as `known` says. */
  known(known: KnownFiles): KnownFiles;
  /** Passes on what was not read before. */
  leaveOut(items: AsyncIterable<RunItem>): AsyncIterable<RunItem>;
  /** All is acknowledged. */
  remove(): void;
  /**
   * A run failed, and not by its disk. Where all had been read, what was found is thrown away, or every run from now on
   * would take it up and fail as this one did: the next one reads again what is still there to be read.
   */
  giveUp(): void;
  close(): void;
}

const DOCUMENT = 1;
const FILE = 2;
const SPOOL = /(?<=^\d{8}T\d{6}Z-\d+)\.spool$/;
const JOURNAL = 'survey';

/**
 * @param root the archive's folder; the lock is held
 * @param run the name of a new run
 */
export function openSurveyJournal(root: string, run: string, terms: SurveyTerms): SurveyJournal {
  const header = JSON.stringify({ format: 'newsmorgue/survey/2', ...terms });
  const found = findJournal(root, header);
  const folder = found?.folder ?? join(root, WAL, `${run}.spool`);
  const journal = found?.journal ?? createJournal(join(folder, JOURNAL), header);
  return keepFindings(journal, folder);
}

/** For a dry run, outside of the archive. */
export const createSurveyJournal = (path: string): SurveyJournal => keepFindings(createJournal(path, 'dry run'), null);

/** What was found under other rules is of no use; what other inputs gave waits for a run that has them. */
function findJournal(root: string, header: string): { readonly folder: string; readonly journal: Journal } | undefined {
  for (const name of readdirSync(join(root, WAL)).filter((name) => SPOOL.test(name))) {
    const folder = join(root, WAL, name);
    const journal = isStored(root, name.replace(SPOOL, '')) ? undefined : continueJournal(join(folder, JOURNAL));
    if (journal?.header === header) return { folder, journal };
    const isUseful = journal !== undefined && sameRules(journal.header, header) && !readsAgain(header, journal.header);
    journal?.close();
    if (!isUseful) rmSync(folder, { recursive: true, force: true });
  }
  return undefined;
}

/** A power cut may bring back what a run had removed when all was acknowledged. */
function isStored(root: string, run: string): boolean {
  const path = join(root, runFolder(run), RUN_JSON);
  return existsSync(path) && (JSON.parse(readFileSync(path, 'utf8')) as RunAccount).outcome === 'complete';
}

function sameRules(a: string, b: string): boolean {
  const [first, second] = [a, b].map((header) => {
    const { tool, digests } = JSON.parse(header) as SurveyTerms;
    return JSON.stringify([tool, digests]);
  });
  return first === second;
}

/** Whether a run reads all that another was reading, and more: then what that one found is of no use. */
function readsAgain(header: string, other: string): boolean {
  const { reread, ...terms } = JSON.parse(header) as SurveyTerms;
  return reread === true && JSON.stringify(terms) === other;
}

interface Taken {
  readonly documents: number;
  readonly files: ReadFiles;
  /** Documents found since the last file was done with: of a file that was half read. */
  readonly tail: number;
}

function keepFindings(journal: Journal, folder: string | null): SurveyJournal {
  const taken = takeStock(journal);
  /** Files whose last documents are still on their way. */
  const ending: { readonly after: number; readonly entry: FileEntry }[] = [];
  let read = 0;
  let added = 0;
  let isSealed = false;
  const remove = (): void => {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  };
  const settleFiles = (): void => {
    while (ending[0] !== undefined && ending[0].after <= added) {
      journal.append({ kind: FILE, note: JSON.stringify(ending.shift()?.entry), body: null, attachment: null });
    }
  };
  return {
    taken: taken.documents,
    observe: (lines) => {
      for (const finding of findings(journal)) {
        if (finding.type !== 'document' || finding.draft === null) continue;
        const draft = parseDraft(finding.draft);
        if (draft.kind === 'article') lines.observe(digestLines(draft));
      }
    },
    add: ({ note, draft, original }) => {
      journal.append({ kind: DOCUMENT, note: JSON.stringify(note), body: draft, attachment: original });
      added++;
      settleFiles();
    },
    finish: (entry) => {
      ending.push({ after: read, entry });
      if (entry.status === 'read' || entry.status === 'continued') taken.files.add(entry, false);
      settleFiles();
    },
    seal: () => {
      journal.mark();
      isSealed = true;
    },
    [Symbol.iterator]: () => findings(journal),
    known: (known) => (path, place) => taken.files.find(path) ?? known(path, place),
    async *leaveOut(items) {
      for await (const item of leaveOutTaken(items, taken, journal)) {
        if (item.type === 'document' || item.type === 'rejected') read++;
        yield item;
      }
    },
    remove,
    giveUp: () => {
      if (isSealed) remove();
    },
    close: () => {
      journal.close();
      taken.files.close();
    },
  };
}

function takeStock(journal: Journal): Taken {
  const files = createReadFiles();
  let documents = 0;
  let tail = 0;
  for (const { kind, note } of journal.entries()) {
    if (kind === DOCUMENT) {
      documents++;
      tail++;
    } else {
      files.add(JSON.parse(note) as FileEntry, true);
      tail = 0;
    }
  }
  return { documents, files, tail };
}

function* findings(journal: Journal): Generator<Finding> {
  for (const entry of journal.entries()) yield toFinding(entry);
}

function toFinding({ kind, note, body, attachment }: JournalEntry): Finding {
  if (kind === FILE) return { type: 'file', entry: JSON.parse(note) as FileEntry };
  return { type: 'document', note: JSON.parse(note), draft: body, original: attachment };
}

/**
 * Files that were done with are left out, and so are the first documents of the one that was half read: as long as they
 * are what was found before. Where the file is another by now, it is read.
 */
async function* leaveOutTaken(items: AsyncIterable<RunItem>, taken: Taken, journal: Journal): AsyncIterable<RunItem> {
  const half = halfRead(journal, taken);
  let expected = half.next().value;
  let leaving = false;
  for await (const item of items) {
    if (item.type === 'file-start') leaving = taken.files.wasReadBefore(item.path);
    if (leaving && item.type !== 'missing') continue;
    if (expected !== undefined && (item.type === 'document' || item.type === 'rejected')) {
      const { source } = item.type === 'document' ? item.document : item.rejection;
      const isExpected = JSON.stringify(source) === expected.key;
      if (isExpected || source.path === expected.path) expected = isExpected ? half.next().value : undefined;
      if (isExpected) continue;
    }
    yield item;
  }
}

/** The documents of the file that was half read. */
function* halfRead(
  journal: Journal,
  { documents, tail }: Taken,
): Generator<{ readonly path: string; readonly key: string }, undefined> {
  let place = 0;
  for (const finding of tail === 0 ? [] : findings(journal)) {
    if (finding.type !== 'document' || place++ < documents - tail) continue;
    const { source } = finding.note;
    yield { path: source.path, key: JSON.stringify(source) };
  }
  return undefined;
}
