import type { ArchiveRecord } from '../../archive/records/record-schema.ts';
import type { RecleanExample, RecleanReport } from '../../report/reclean-report.ts';

type Sums = Pick<RecleanReport, 'records' | 'changed' | 'refused' | 'rules' | 'fields' | 'words' | 'examples'>;
type Change = NonNullable<ArchiveRecord['changed']>;

/** Sums up what cleaning anew changes. */
export interface RecleanTally {
  looked(): void;
  refused(): void;
  changed(before: ArchiveRecord, after: Pick<ArchiveRecord, 'removals'>, change: Change): void;
  sums(): Sums;
}

const MOST_EXAMPLES = 20;

export function tallyReclean(): RecleanTally {
  const rules = new Map<string, { removed: number; restored: number }>();
  const fields = new Map<string, number>();
  const words = { added: 0, removed: 0 };
  const examples: RecleanExample[] = [];
  const counts = { records: 0, changed: 0, refused: 0 };
  return {
    looked: () => void counts.records++,
    refused: () => void counts.refused++,
    changed: (before, after, change) => {
      counts.changed++;
      for (const [rule, difference] of differences(before, after)) {
        const sum = rules.get(rule) ?? { removed: 0, restored: 0 };
        if (difference > 0) sum.removed += difference;
        else sum.restored -= difference;
        rules.set(rule, sum);
      }
      for (const field of change.fields) fields.set(field, (fields.get(field) ?? 0) + 1);
      words.added += change.words.added;
      words.removed += change.words.removed;
      if (examples.length === MOST_EXAMPLES) return;
      const { id, title, version } = before;
      examples.push({ id, title, version, fields: change.fields, words: change.words });
    },
    sums: () => ({ ...counts, rules: sorted(rules), fields: sorted(fields), words, examples }),
  };
}

/** How many pieces more each rule takes out; none for a rule that takes as many as before. */
function differences(
  before: Pick<ArchiveRecord, 'removals'>,
  after: Pick<ArchiveRecord, 'removals'>,
): readonly (readonly [string, number])[] {
  const balance = new Map<string, number>();
  for (const { rule } of after.removals) balance.set(rule, (balance.get(rule) ?? 0) + 1);
  for (const { rule } of before.removals) balance.set(rule, (balance.get(rule) ?? 0) - 1);
  return [...balance].filter(([, difference]) => difference !== 0);
}

const sorted = <Value>(map: ReadonlyMap<string, Value>): Record<string, Value> =>
  Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
