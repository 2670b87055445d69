// What `newsmorgue run` does when it isn't told otherwise. Every key is explained in docs/configuration.md;
// `newsmorgue init` writes a file like this one anywhere else.
import { defineConfig } from './src/config/define-config.ts';

export default defineConfig({
  // Files, folders and globs to read.
  inputs: ['samples'],

  // Where the records go. Plain files, checkable with `sha256sum -c`.
  archive: 'archive',

  // Where a dump names no site, its path may.
  site: 'samples/text/{site}/*.txt',
});
