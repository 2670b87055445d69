/** What a run hears of its inputs and its rejects goes into the journal, the report and the log. */
import type { MissingInput } from '../../report/run-report.ts';
import type { StoreListener } from '../../store/create-store.ts';
import type { InputListener } from '../documents/read-documents.ts';
import type { Logger } from '../logger.ts';
import type { SurveyJournal } from './survey-journal.ts';
import type { ProgressTracker } from './track-progress.ts';

/** Bad input is no news, a step that failed on it is: whoever wrote that step wants to know where. */
export function tellOfRejects(progress: ProgressTracker, log: Logger): StoreListener['rejected'] {
  return ({ path, member }, { message, stack }) => {
    progress.rejected();
    if (stack !== undefined) log.error({ path, member, stack }, message);
  };
}

export function listenToInputs(
  journal: SurveyJournal,
  progress: InputListener,
  missing: MissingInput[],
  log: Logger,
): InputListener {
  return {
    ...progress,
    finished: (entry) => {
      journal.finish(entry);
      progress.finished?.(entry);
      log.debug(entry, 'file read');
    },
    missing: (path, message) => {
      missing.push({ path, message });
      // The report has it; whoever shows that says it once.
      log.info({ path }, message);
    },
  };
}
