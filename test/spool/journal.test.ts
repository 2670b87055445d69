import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { continueJournal, createJournal, type JournalEntry } from '../../src/spool/journal.ts';

const ENTRIES: readonly JournalEntry[] = [
  { kind: 1, note: 'a document', body: Buffer.from('its draft'), attachment: Buffer.from('its original') },
  { kind: 1, note: 'another, without one', body: Buffer.from('its draft'), attachment: null },
  { kind: 2, note: '', body: null, attachment: Buffer.alloc(0) },
];

function place(): string {
  const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-journal-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'run.spool', 'survey');
}

const plain = (entries: Iterable<JournalEntry>) =>
  [...entries].map(({ kind, note, body, attachment }) => ({
    kind,
    note,
    body: body && [...body],
    attachment: attachment && [...attachment],
  }));

/** Two marks: after all entries, and after one more. @returns where the first one ends */
function write(path: string): number {
  const journal = createJournal(path, 'the terms');
  for (const entry of ENTRIES) journal.append(entry);
  journal.mark();
  const end = readFileSync(path).length;
  journal.append({ kind: 1, note: 'the last', body: null, attachment: null });
  journal.mark();
  journal.close();
  return end;
}

it('gives back what was marked, and goes on behind it', () => {
  const path = place();
  write(path);
  const journal = continueJournal(path);
  expect(journal?.header).toBe('the terms');
  journal?.append({ kind: 2, note: 'more', body: null, attachment: null });
  expect([...(journal?.entries() ?? [])].map(({ note }) => note).slice(-2)).toEqual(['the last', 'more']);
  journal?.close();
});

it('forgets what follows the last whole mark, wherever it is torn', () => {
  const path = place();
  const end = write(path);
  const whole = readFileSync(path);
  for (let size = end; size < whole.length; size++) {
    writeFileSync(path, whole);
    truncateSync(path, size);
    const journal = continueJournal(path);
    expect(plain(journal?.entries() ?? []), `cut at ${size}`).toEqual(plain(ENTRIES));
    journal?.close();
    expect(readFileSync(path).length).toBe(end);
  }
});

it('is none where not even its start is whole, or where it was damaged', () => {
  const path = place();
  const end = write(path);
  const whole = readFileSync(path);
  for (const size of [0, 5, 20]) {
    writeFileSync(path, whole.subarray(0, size));
    expect(continueJournal(path)).toBeUndefined();
  }
  const flipped = Buffer.from(whole);
  flipped[end + 18] = 0;
  writeFileSync(path, flipped);
  const journal = continueJournal(path);
  expect([...(journal?.entries() ?? [])]).toHaveLength(ENTRIES.length);
  journal?.close();
});
