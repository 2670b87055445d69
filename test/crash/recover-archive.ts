/** Takes up what a run left, and no more: node recover-archive.ts <archive> */
import { openArchiveWriter } from '../../src/archive/open-archive.ts';

(await openArchiveWriter(process.argv[2] as string)).close();
