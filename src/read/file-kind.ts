/** What a file's content says it is. `unknown` is told of and not read. */
export type FileKind =
  | 'empty'
  | 'gzip'
  | 'zstd'
  | 'zip'
  | 'tar'
  | 'parquet'
  | 'warc'
  | 'feed'
  | 'html'
  | 'json'
  | 'jsonl'
  | 'csv'
  | 'tsv'
  | 'markdown'
  | 'text'
  | 'unknown';
