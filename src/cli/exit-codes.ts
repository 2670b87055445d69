/** What a command's exit code says. Documented in docs/commands.md; never renumbered. */
export const EXIT = {
  /** Done. Rejected documents are no failure: their number is in the summary. */
  ok: 0,
  /** Something failed that is none of the others. */
  error: 1,
  /** The command or the configuration is wrong; nothing was done. */
  usage: 2,
  /** A named input is missing or can't be opened, or more documents were rejected than `--max-rejects` allows. The rest was done. */
  incomplete: 3,
  /** There is no archive at this place, or it isn't one of ours. */
  notAnArchive: 10,
  /** Another run holds the archive. */
  locked: 11,
  /** No space left, or over quota. */
  diskFull: 12,
  /** A file of the archive is damaged, missing, or not one of its own. */
  fixity: 13,
} as const;

/** POSIX: 128 and the number of the signal. */
export const SIGNAL_BASE = 128;

export const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;
export type StopSignal = keyof typeof SIGNALS;
