import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inTree, ROOT } from './plant-tree.ts';

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

/** One import that must not be. `as` is how it is written; a type-only import is as much of one. */
interface Plant {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly as?: 'type' | 'value';
}

const PLANTS: readonly Plant[] = [
  { rule: 'spool-only-spools', from: 'src/spool/planted.ts', to: '../archive/thing.ts', as: 'type' },
  { rule: 'export-writes-records', from: 'src/export/planted.ts', to: '../read/thing.ts', as: 'type' },
  { rule: 'store-decides-and-hands-over', from: 'src/store/planted.ts', to: '../config/thing.ts', as: 'type' },
  { rule: 'store-decides-and-hands-over', from: 'src/store/planted-value.ts', to: '../read/thing.ts' },
  { rule: 'no-circular', from: 'src/read/circle-a.ts', to: './circle-b.ts' },
  { rule: 'contracts-stand-alone', from: 'src/article.ts', to: './text/thing.ts', as: 'type' },
  { rule: 'contracts-stand-alone', from: 'src/stage.ts', to: 'node:fs', as: 'type' },
  { rule: 'contracts-stand-alone', from: 'src/learned-lines.ts', to: './document/clean/thing.ts', as: 'type' },
  { rule: 'rule-schema-only-as-a-type', from: 'src/settings.ts', to: './document/clean/rule-schema.ts' },
  { rule: 'schema-knows-only-the-words', from: 'src/article-schema.ts', to: './read/thing.ts', as: 'type' },
  { rule: 'text-stands-alone', from: 'src/text/planted.ts', to: '../corpus/thing.ts', as: 'type' },
  { rule: 'document-steps-meet-in-settle', from: 'src/document/clean/planted.ts', to: '../extract/thing.ts' },
  {
    rule: 'document-steps-meet-in-settle',
    from: 'src/document/clean/planted-type.ts',
    to: '../identify/thing.ts',
    as: 'type',
  },
  { rule: 'document-steps-meet-in-settle', from: 'src/document/identify/deep/planted.ts', to: '../../settle.ts' },
  {
    rule: 'html-parse-goes-one-way',
    from: 'src/document/extract/html/parse/planted.ts',
    to: '../segment/thing.ts',
    as: 'type',
  },
  {
    rule: 'html-claims-goes-one-way',
    from: 'src/document/extract/html/claims/planted.ts',
    to: '../segment/thing.ts',
    as: 'type',
  },
  {
    rule: 'html-segment-goes-one-way',
    from: 'src/document/extract/html/segment/planted.ts',
    to: '../measure/thing.ts',
    as: 'type',
  },
  {
    rule: 'html-measure-goes-one-way',
    from: 'src/document/extract/html/measure/planted.ts',
    to: '../judge/thing.ts',
    as: 'type',
  },
  {
    rule: 'html-judge-goes-one-way',
    from: 'src/document/extract/html/judge/planted.ts',
    to: '../decide/thing.ts',
    as: 'type',
  },
  {
    rule: 'html-decide-goes-one-way',
    from: 'src/document/extract/html/decide/planted.ts',
    to: '../judge/thing.ts',
    as: 'type',
  },
  {
    rule: 'html-kind-goes-one-way',
    from: 'src/document/extract/html/kind/planted.ts',
    to: '../decide/thing.ts',
    as: 'type',
  },
  { rule: 'document-knows-only-documents', from: 'src/document/settle.ts', to: '../corpus/thing.ts' },
  {
    rule: 'document-knows-only-documents',
    from: 'src/document/survey/planted.ts',
    to: '../../archive/thing.ts',
    as: 'type',
  },
  { rule: 'corpus-sees-digests', from: 'src/corpus/planted.ts', to: '../document/clean/thing.ts', as: 'type' },
  { rule: 'read-only-reads', from: 'src/read/planted.ts', to: '../archive/thing.ts', as: 'type' },
  { rule: 'archive-only-keeps', from: 'src/archive/planted.ts', to: '../read/thing.ts', as: 'type' },
  { rule: 'archive-only-keeps', from: 'src/archive/planted-value.ts', to: '../report/thing.ts' },
  {
    rule: 'report-tells-what-the-archive-counted',
    from: 'src/report/planted.ts',
    to: '../inspect/thing.ts',
    as: 'type',
  },
  { rule: 'report-takes-only-types', from: 'src/report/planted-value.ts', to: '../archive/thing.ts' },
  { rule: 'inspect-reads-an-archive', from: 'src/inspect/planted.ts', to: '../pipeline.ts', as: 'type' },
  { rule: 'inspect-reads-an-archive', from: 'src/inspect/planted-value.ts', to: '../document/clean/thing.ts' },
  { rule: 'cli-uses-the-library', from: 'src/cli/planted.ts', to: '../archive/thing.ts', as: 'type' },
  { rule: 'cli-uses-the-library', from: 'src/cli/planted-value.ts', to: '../pipeline.ts' },
  { rule: 'nobody-uses-the-cli', from: 'src/config/planted.ts', to: '../cli/thing.ts', as: 'type' },
  { rule: 'parts-do-not-know-the-whole', from: 'src/archive/planted-whole.ts', to: '../config/thing.ts', as: 'type' },
  { rule: 'pure-folders-have-no-built-ins', from: 'src/document/clean/planted-fs.ts', to: 'node:fs' },
  { rule: 'pure-folders-have-no-built-ins', from: 'src/corpus/planted-path.ts', to: 'node:path', as: 'type' },
  { rule: 'pure-folders-have-no-built-ins', from: 'src/report/planted-fs.ts', to: 'fs/promises' },
  { rule: 'pure-folders-have-no-built-ins', from: 'src/text/planted-process.ts', to: 'node:process' },
  { rule: 'source-uses-no-development-packages', from: 'src/read/planted-package.ts', to: 'only-for-tests' },
  { rule: 'source-stays-in-source', from: 'src/config/planted-script.ts', to: '../../scripts/thing.ts', as: 'type' },
  { rule: 'every-import-is-found', from: 'src/workers/planted.ts', to: './not-there.ts' },
];

/** What the rules allow, so that a rule which forbids everything is seen too. */
const ALLOWED: readonly Omit<Plant, 'rule'>[] = [
  { from: 'src/settings.ts', to: './document/clean/rule-schema.ts', as: 'type' },
  { from: 'src/document/settle.ts', to: './clean/thing.ts' },
  { from: 'src/document/clean/fine.ts', to: './thing.ts' },
  { from: 'src/document/clean/fine-contract.ts', to: '../../article.ts', as: 'type' },
  { from: 'src/document/clean/fine-text.ts', to: '../../text/thing.ts' },
  { from: 'src/document/extract/html/judge/fine.ts', to: '../measure/thing.ts' },
  { from: 'src/document/identify/fine.ts', to: 'node:crypto' },
  { from: 'src/archive/fine.ts', to: 'node:fs' },
  { from: 'src/report/fine.ts', to: '../archive/thing.ts', as: 'type' },
  { from: 'src/inspect/fine.ts', to: '../archive/thing.ts' },
  { from: 'src/cli/fine.ts', to: '../index.ts' },
  { from: 'src/index.ts', to: './pipeline.ts' },
  { from: 'src/pipeline.ts', to: './archive/thing.ts' },
];

const PLACES = [
  'document/clean',
  'document/extract',
  ...['parse', 'claims', 'segment', 'measure', 'judge', 'decide', 'kind'].map(
    (part) => `document/extract/html/${part}`,
  ),
  'document/identify',
  'document/survey',
  'corpus',
  'read',
  'archive',
];
const OTHER_PLACES = ['report', 'inspect', 'text', 'config', 'cli', 'workers', 'spool', 'store', 'export'];
const EMPTY = 'export const thing = 1;\nexport type Thing = typeof thing;\n';

const BARE_TREE: Readonly<Record<string, string>> = {
  'package.json': '{"type":"module","devDependencies":{"only-for-tests":"1"}}',
  'node_modules/only-for-tests/package.json': '{"name":"only-for-tests","version":"1.0.0","main":"index.js"}',
  'node_modules/only-for-tests/index.js': 'exports.thing = 1;\n',
  'scripts/thing.ts': EMPTY,
  ...Object.fromEntries([...PLACES, ...OTHER_PLACES].map((place) => [`src/${place}/thing.ts`, EMPTY])),
  ...Object.fromEntries(
    [
      'article',
      'stage',
      'settings',
      'learned-lines',
      'file-entry',
      'pipeline',
      'index',
      'document/settle',
      'document/clean/rule-schema',
    ].map((name) => [`src/${name}.ts`, EMPTY]),
  ),
};

function sourceOf({ to, as = 'value' }: Omit<Plant, 'rule'>): string {
  const first = as === 'type' ? `import type * as planted from '${to}';` : `import * as planted from '${to}';`;
  return `${first}\nexport const thing = ${as === 'type' ? '1 as planted.Thing' : 'planted'};\nexport type Thing = 1;\n`;
}

/** dependency-cruiser reports a circle once, at one of its files; this is the other one. */
const REST_OF_CIRCLE = { from: 'src/read/circle-b.ts', to: './circle-a.ts', as: 'type' } as const;

function cruise(plants: readonly Omit<Plant, 'rule'>[]): Promise<readonly Violation[]> {
  const files = { ...BARE_TREE, ...Object.fromEntries(plants.map((plant) => [plant.from, sourceOf(plant)])) };
  return inTree(files, ['tsconfig.json'], (folder) => {
    const config = join(ROOT, '.dependency-cruiser.mjs');
    const cruiser = join(ROOT, 'node_modules/.bin/depcruise');
    const { stdout } = spawnSync(cruiser, ['--config', config, '--output-type', 'json', 'src'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[]; totalCruised: number } };
    expect(summary.totalCruised).toBeGreaterThan(plants.length);
    return summary.violations;
  });
}

const A_REASON = /^.{40,}[.]$/s;

describe('import rules', async () => {
  const { default: configuration } = await import(join(ROOT, '.dependency-cruiser.mjs'));
  const rules: readonly { name: string; comment: string; severity: string }[] = configuration.forbidden;

  it.each(rules)('$name says why, is an error, and is planted below', ({ name, comment, severity }) => {
    expect(comment).toMatch(A_REASON);
    expect(severity).toBe('error');
    expect(PLANTS.map(({ rule }) => rule)).toContain(name);
  });

  it('report every planted violation, those by types alone too', async () => {
    const violations = await cruise([...PLANTS, REST_OF_CIRCLE]);
    const reported = violations.map(({ rule, from }) => `${rule.name}: ${from}`);
    expect(reported).toEqual(expect.arrayContaining(PLANTS.map(({ rule, from }) => `${rule}: ${from}`)));
  });

  it('let pass what the table of the architecture allows', async () => {
    expect(await cruise(ALLOWED)).toEqual([]);
  });
});
