import { join, relative } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { inTree, ROOT } from './plant-tree.ts';

/**
 * Where the code looks something up in an object by a string that isn't one of known names: the object also knows
 * `constructor` and `toString`, so a word of a document finds what the house never put there. Tables are Maps. What has
 * `unknown` values is let through: it comes from outside itself, and the compiler makes whoever takes from it look.
 */
function findWordLookups(folder: string): readonly string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.NodeNext,
    typeRoots: [join(ROOT, 'node_modules/@types')],
    types: ['node'],
  };
  const files = ts.sys.readDirectory(join(folder, 'src'), ['.ts']);
  const program = ts.createProgram(files, options);
  const checker = program.getTypeChecker();
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (isWordLookup(node, checker)) {
      const file = node.getSourceFile();
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${relative(folder, file.fileName)}:${line + 1}: ${node.getText()}`);
    }
    ts.forEachChild(node, look);
  };
  for (const file of files) look(program.getSourceFile(file) as ts.SourceFile);
  return found;
}

function isWordLookup(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword)
    return isWord(checker.getTypeAtLocation(node.left));
  if (!ts.isElementAccessExpression(node)) return false;
  const values = checker.getTypeAtLocation(node.expression).getStringIndexType();
  const isUnknown = ((values?.flags ?? 0) & ts.TypeFlags.Unknown) !== 0;
  return !isUnknown && isWord(checker.getTypeAtLocation(node.argumentExpression));
}

const isWord = (key: ts.Type): boolean =>
  (key.isUnion() ? key.types : [key]).some(({ flags }) => (flags & ts.TypeFlags.String) !== 0);

it('finds a table that is an object, however it is asked', { timeout: 120_000 }, async () => {
  const planted = {
    'src/table.ts': 'export const TABLE: Readonly<Record<string, number>> = { one: 1 };\n',
    'src/ask.ts': "import { TABLE } from './table.ts';\n\nexport const ask = (word: string) => TABLE[word];\n",
    'src/ask-maybe.ts':
      "import { TABLE } from './table.ts';\n\nexport const ask = (word: string | undefined) => TABLE[word ?? ''];\n",
    'src/count.ts':
      'const counts: Record<string, number> = {};\nexport const count = (word: string) => {\n  counts[word] = 1;\n};\n',
    'src/ask-whether.ts':
      "import { TABLE } from './table.ts';\n\nexport const ask = (word: string) => word in TABLE;\n",
    'src/own-names.ts':
      "type Name = 'a' | 'b';\n\nexport const ask = (table: Readonly<Record<Name, number>>, name: Name) => table[name];\n",
    'src/map.ts': 'export const ask = (table: ReadonlyMap<string, number>, word: string) => table.get(word);\n',
    'src/row.ts':
      'export const ask = (row: Readonly<Record<string, unknown>>, word: string) => Object.hasOwn(row, word) && row[word];\n',
  };
  const found = await inTree(planted, [], findWordLookups);
  expect([...found].sort()).toEqual([
    "src/ask-maybe.ts:3: TABLE[word ?? '']",
    'src/ask-whether.ts:3: word in TABLE',
    'src/ask.ts:3: TABLE[word]',
    'src/count.ts:3: counts[word]',
  ]);
});

it('looks nothing up in an object by a word from outside', { timeout: 120_000 }, () => {
  expect(findWordLookups(ROOT)).toEqual([]);
});
