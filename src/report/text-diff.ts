/** How two texts differ: `diff`. */

export interface TextChange {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A block of the text that is new, gone, rewritten or as it was. The changes joined give the block back. */
export type BlockChange = readonly TextChange[];

export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface DiffSide {
  readonly id: string;
  readonly version: number;
}

export interface RecordDiff {
  readonly before: DiffSide;
  readonly after: DiffSide;
  readonly fields: readonly FieldChange[];
  readonly blocks: readonly BlockChange[];
  readonly words: { readonly added: number; readonly removed: number };
}
