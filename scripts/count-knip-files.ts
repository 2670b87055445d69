/** A reporter for knip that says how many files it has read: knip itself is silent, and content, when it found none. */
import type { Reporter } from 'knip';

const countFiles: Reporter = ({ counters }) => {
  console.log(`knip read ${counters.processed} files`);
};

export default countFiles;
