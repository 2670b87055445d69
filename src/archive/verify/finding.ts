/** One thing that is wrong with an archive. */
export interface Finding {
  /** From the archive's root. */
  readonly path: string;
  /** `extra`: no manifest names it. */
  readonly kind: 'damaged' | 'missing' | 'extra';
  readonly problem: string;
  /** The run that wrote it, where one did. */
  readonly run?: string;
}

export interface VerifyOptions {
  /** Share of the records and originals whose bytes are read, 0 to 1; 1 without it. That all are there is always checked. */
  readonly sample?: number;
  /** Only what runs since this instant wrote; ISO 8601, or the start of one. */
  readonly since?: string;
  /** Varies which files a sample takes; the time, where it isn't given. */
  readonly seed?: string;
  readonly onProgress?: (files: number) => void;
}

export interface VerifySummary {
  readonly runs: number;
  /** Files that are named by a manifest. */
  readonly files: number;
  /** Files whose bytes were read and compared. */
  readonly checked: number;
  /** Articles that were forgotten on purpose. */
  readonly forgotten: number;
  /** Files that an earlier repair has accounted for as lost. */
  readonly losses: number;
}
