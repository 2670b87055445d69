/** Where paragraphs stood first, and what is like a text: `trace`, `search --like`. */
import type { ListedRecord } from './listed-record.ts';

/** The earliest archived article in which a paragraph stood. */
export interface TracedOrigin extends Pick<ListedRecord, 'id' | 'version' | 'title' | 'site' | 'url' | 'published'> {
  /** Share of the paragraph's word 5-shingles that stand in it, 0 to 1. */
  readonly share: number;
  /** The paragraph stands there word for word. */
  readonly exact: boolean;
}

export interface ParagraphTrace {
  readonly text: string;
  /** Null where it stands in no earlier article, or is too short to tell. */
  readonly first: TracedOrigin | null;
}

export interface RecordTrace extends Pick<ListedRecord, 'id' | 'version' | 'title' | 'site' | 'published'> {
  readonly paragraphs: readonly ParagraphTrace[];
}

/** A record that a text is like. */
export interface LikeHit extends ListedRecord {
  /** Jaccard of word 5-shingles, 0 to 1. */
  readonly similarity: number;
  /** What the text is to the record: `duplicate`, `template`, `contains`, `contained`, `reuses`. */
  readonly relation: string;
  /** Share of the text's shingles that the record has, 0 to 1. */
  readonly share: number;
}
