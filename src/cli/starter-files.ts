/** What `init` writes: a configuration and a first rule file, both meant to be edited. */

const STARTER_CONFIG = `/**
 * The pipeline's configuration. Every key is optional; what is commented out shows its default or an example.
 * All keys: docs/configuration.md
 */
IMPORT

export default OPEN
  /** Files, folders and globs that \`newsmorgue run\` reads when none is named. */
  inputs: ['dumps'],

  /** Where the records go. */
  archive: 'archive',

  /** Rules of your own, beside the built-in ones. */
  rules: { files: ['rules/first-rules.json'] },

  /** The site of a dump, where the dump itself doesn't name it. */
  // site: 'dumps/{site}/**',

  /** Columns and JSON keys that are not understood by themselves, by file. */
  // fields: { 'dumps/feed/*.csv': { title: 'Schlagzeile', text: 'Volltext', published: 'erschienen' } },

  /** What is known about single sites. */
  // sites: {
  //   'example.com': { drop: ['.newsletter-box'], dateOrder: 'dmy', name: 'The Example Times' },
  // },

  /** Word 5-shingle similarity from which two articles are near duplicates, and which ones are compared. */
  // duplicates: { threshold: 0.7, scope: 'site', days: 30 },

  /** Threads; one for each core otherwise. */
  // workers: 2,

  /** Exit with 3 when more documents are rejected: a number, or a share. */
  // maxRejects: '5%',
CLOSE;
`;

/**
 * The starter configuration. Where the package can't be imported from (a checkout used from another folder), it takes
 * only the types, which are gone at run time.
 */
export function starterConfig(importable: boolean): string {
  const words = importable
    ? { IMPORT: "import { defineConfig } from 'newsmorgue';", OPEN: 'defineConfig({', CLOSE: '})' }
    : { IMPORT: "import type { Config } from 'newsmorgue';", OPEN: '{', CLOSE: '} satisfies Config' };
  return STARTER_CONFIG.replace('IMPORT', words.IMPORT).replace('OPEN', words.OPEN).replace('CLOSE', words.CLOSE);
}

/** The examples are tests: a rule whose examples don't come out as they say is refused. */
export const STARTER_RULES = `{
  "name": "first-rules",
  "description": "Lines on my sites that belong to no article",
  "rules": [
    {
      "id": "first-rules/newsletter",
      "why": "an invitation to a newsletter",
      "where": "tail",
      "languages": ["en"],
      "match": { "starts": ["Sign up for our newsletter", "Subscribe to our newsletter"] },
      "removes": ["Sign up for our newsletter and never miss a story"],
      "keeps": ["She told them to sign up for our newsletter, and nobody did."]
    }
  ]
}
`;
