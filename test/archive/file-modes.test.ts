import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSurveyJournal } from '../../src/jobs/run/survey-journal.ts';
import { fillArchive } from './fill-archive.ts';
import { temporaryFolder } from './temporary-folder.ts';

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

it('lets nobody write to what is written once, and nobody else read what a survey has found', async () => {
  const root = join(temporaryFolder(), 'archive');
  await fillArchive(root);
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const records = names.filter((name) => name.endsWith('.v1.json') || name.endsWith('run.json'));
  expect(records).toHaveLength(2);
  for (const name of records) expect(modeOf(join(root, name)), name).toBe('444');
  for (const name of names) expect(statSync(join(root, name)).mode & 0o022, name).toBe(0);

  const survey = join(temporaryFolder(), 'run.spool', 'survey');
  createSurveyJournal(survey).close();
  expect(modeOf(survey)).toBe('600');
});
