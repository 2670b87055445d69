/** The duplicate index on disk isn't what was committed: torn, edited or of another version. It is a cache: delete the folder and rebuild it. */
export class IndexDamaged extends Error {
  readonly path: string;
  constructor(path: string, problem: string) {
    super(`${path}: ${problem}; the duplicate index has to be rebuilt: newsmorgue reindex`);
    this.name = 'IndexDamaged';
    this.path = path;
  }
}
