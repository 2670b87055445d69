/** What cleaning an archive anew changes. */

export interface RecleanReport {
  readonly archive: string;
  readonly dryRun: boolean;
  /** The run that wrote the new versions; null where nothing changed, and after a dry run. */
  readonly run: string | null;
  /** Records that were looked at. */
  readonly records: number;
  /** Records that got a new version, or would get one. */
  readonly changed: number;
  /** Records of which today's rules would leave nothing, or take for no article: they stay as they are. */
  readonly refused: number;
  /** Pieces that a rule takes out now and didn't before, and the other way round; by rule, in records that changed. */
  readonly rules: Readonly<Record<string, { readonly removed: number; readonly restored: number }>>;
  /** In how many records each field changed. */
  readonly fields: Readonly<Record<string, number>>;
  readonly words: { readonly added: number; readonly removed: number };
  /** The first few that changed. */
  readonly examples: readonly RecleanExample[];
  readonly seconds: number;
}

export interface RecleanExample {
  readonly id: string;
  readonly title: string | null;
  /** The version it had. */
  readonly version: number;
  readonly fields: readonly string[];
  readonly words: { readonly added: number; readonly removed: number };
}
