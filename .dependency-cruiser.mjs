/**
 * Who may import whom. Folders are grouped by what a step may see (bytes, one document, the corpus, the archive);
 * that decides purity, parallelism and memory, and these rules keep it so. Type-only imports count: a type that
 * crosses a border is a dependency of the design, though not of the program.
 */

/** The words that every part shares. They depend on nothing but each other's types. */
const CONTRACTS = '^src/(article|stage|settings|learned-lines|file-entry)[.]ts$';
/** The same shapes as schemas, for who checks what the house didn't make: they load zod, which the words don't need. */
const SCHEMA = '^src/article-schema[.]ts$';
const TEXT = '^src/text/';
const PACKAGES = 'node_modules';

/** A folder that may import itself, the contracts, `text/`, and what `also` names. */
function folderRule({ name, folder, comment, also = [] }) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: folder },
    to: { path: '^src/', pathNot: [ownFolder(folder), CONTRACTS, SCHEMA, TEXT, ...also] },
  };
}

/** `^src/document/([^/]+)/` → `^src/document/$1/`: the folder that the importing file itself is in. */
function ownFolder(folder) {
  return folder.replace('([^/]+)', '$1');
}

/** The way of a page, each part with those before it. `kind/` tells the page as a whole; `claims/` only reads the tree. */
const HTML = '^src/document/extract/html';
const WAY_OF_A_PAGE = {
  parse: [],
  claims: ['parse'],
  segment: ['parse'],
  measure: ['parse', 'segment'],
  judge: ['parse', 'segment', 'measure'],
  decide: ['parse', 'segment', 'measure'],
  kind: ['parse', 'claims', 'segment', 'measure', 'judge'],
};

function wayRule([part, before]) {
  return {
    name: `html-${part}-goes-one-way`,
    comment: `A page goes from parse/ on through the folders of html/; ${part}/ may look back, not ahead.`,
    severity: 'error',
    from: { path: `${HTML}/${part}/` },
    to: { path: `${HTML}/`, pathNot: [part, ...before].map((name) => `${HTML}/${name}/`) },
  };
}

const PURE = '^src/(document|corpus|report|text)/';

export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Files in a circle can only be understood, tested and changed together.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'contracts-stand-alone',
      comment:
        'article, stage, settings, learned-lines and file-entry are the words of the house: whoever reads them needs nothing else. ' +
        'The one exception: settings names the type of a rule file, whose schema lives with the rules engine.',
      severity: 'error',
      from: { path: CONTRACTS },
      to: { path: '.', pathNot: [CONTRACTS, '^src/document/clean/rule-schema[.]ts$'] },
    },
    {
      name: 'schema-knows-only-the-words',
      comment: 'Every folder may check with it, so it depends on nothing but the words that it checks.',
      severity: 'error',
      from: { path: SCHEMA },
      to: { path: '^src/', pathNot: [CONTRACTS] },
    },
    {
      name: 'rule-schema-only-as-a-type',
      comment: 'settings crosses threads as data; importing the schema itself would load zod wherever a setting is named.',
      severity: 'error',
      from: { path: CONTRACTS },
      to: { path: '^src/document/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'text-stands-alone',
      comment: 'text/ are small functions on strings that every folder uses; they know no document and no folder.',
      severity: 'error',
      from: { path: TEXT },
      to: { path: '^src/', pathNot: [TEXT, CONTRACTS] },
    },
    ...Object.entries(WAY_OF_A_PAGE).map(wayRule),
    folderRule({
      name: 'document-steps-meet-in-settle',
      comment: 'A document step knows no other step, so that each can be read, tested and replaced alone; settle.ts puts them in order.',
      folder: '^src/document/([^/]+)/',
    }),
    folderRule({
      name: 'document-knows-only-documents',
      comment: 'The same document core runs on threads, in `newsmorgue clean` and in a cluster engine: it can rely on nothing around it.',
      folder: '^src/document/',
    }),
    folderRule({
      name: 'corpus-sees-digests',
      comment: 'A corpus step sees digests of all documents and never reads or stores one: that is what bounds its memory.',
      folder: '^src/corpus/',
    }),
    folderRule({
      name: 'read-only-reads',
      comment: 'Reading turns bytes into raw documents and decides nothing about them.',
      folder: '^src/read/',
    }),
    folderRule({
      name: 'archive-only-keeps',
      comment: 'The archive keeps records whatever made them: it must stay readable and testable without the pipeline.',
      folder: '^src/archive/',
    }),
    folderRule({
      name: 'spool-only-spools',
      comment: 'A spool keeps what one walk leaves for the next and does not ask what it is.',
      folder: '^src/spool/',
    }),
    folderRule({
      name: 'export-writes-records',
      comment: 'An export is a function of records: what the archive holds is all there is to write.',
      folder: '^src/export/',
      also: ['^src/archive/'],
    }),
    {
      name: 'store-decides-and-hands-over',
      comment: 'Walk 3 decides on summaries and hands records to the archive: it reads no dump and knows no configuration.',
      severity: 'error',
      from: { path: '^src/store/' },
      to: { path: '^src/(read|config|jobs|inspect|report|export)/' },
    },
    folderRule({
      name: 'report-tells-what-the-archive-counted',
      comment: 'A report is a function of an account or a record; it opens nothing.',
      folder: '^src/report/',
      also: ['^src/archive/'],
    }),
    {
      name: 'report-takes-only-types',
      comment: 'The shapes of records and accounts are the archive\'s; its code, which touches disks, has no place in a report.',
      severity: 'error',
      from: { path: '^src/report/' },
      to: { path: '^src/archive/', dependencyTypesNot: ['type-only'] },
    },
    folderRule({
      name: 'inspect-reads-an-archive',
      comment: 'Looking into an archive needs no pipeline: it works on an archive whose dumps and rules are gone.',
      folder: '^src/inspect/',
      also: ['^src/archive/', '^src/report/'],
    }),
    {
      name: 'cli-uses-the-library',
      comment: 'Whatever a command does a program can do: commands go through index.ts, and what is missing there is added there.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/', pathNot: ['^src/cli/', '^src/report/', '^src/index[.]ts$'] },
    },
    {
      name: 'nobody-uses-the-cli',
      comment: 'The commands are the only place that prints or exits; a library that used them would do both.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'parts-do-not-know-the-whole',
      comment: 'pipeline, jobs, workers, config and index put the parts together; a part that used them could not be used without them.',
      severity: 'error',
      from: { path: '^src/(document|corpus|read|archive|report|inspect|text|spool|export)/' },
      to: { path: '^src/(pipeline|index)[.]ts$|^src/(jobs|workers|config|store)/' },
    },
    {
      name: 'pure-folders-have-no-built-ins',
      comment: 'Their output is a function of their input, on any machine and in any thread. Hashing (node:crypto) is such a function.',
      severity: 'error',
      from: { path: PURE },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'source-uses-no-development-packages',
      comment: 'A package that only the tests need is not there when newsmorgue is installed.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'source-stays-in-source',
      comment: 'What is published is src/ alone: an import of a test, a script or a benchmark would be missing there.',
      severity: 'error',
      from: { path: '^src/' },
      to: { pathNot: ['^src/', PACKAGES], dependencyTypes: ['local'] },
    },
    {
      name: 'every-import-is-found',
      comment: 'An import that leads nowhere fails at run time, and hides from all rules above what it would have imported.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: PACKAGES },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
