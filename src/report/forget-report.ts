/** What was forgotten, or would be. */

export interface ForgetReport {
  readonly archive: string;
  readonly dryRun: boolean;
  readonly articles: readonly {
    readonly id: string;
    readonly identity: string;
    readonly title: string | null;
    readonly versions: number;
    /** Documents that were sources of it. */
    readonly documents: number;
  }[];
  /** Originals that are made empty. */
  readonly originals: number;
  /** Originals that stay, because another record was made of the same bytes. */
  readonly shared: number;
  /** From the archive's root; null after a dry run. */
  readonly tombstone: string | null;
}
