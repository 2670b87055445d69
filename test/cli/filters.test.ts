import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RuleFileSchema } from '../../src/document/clean/rule-schema.ts';
import { groupPairs } from '../../src/inspect/group-pairs.ts';
import { callCli } from './call-cli.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsmorgue-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('newsmorgue clean', () => {
  const library = {
    async *cleanLines({ inputs, survey }: { inputs: readonly string[]; survey: boolean }) {
      yield JSON.stringify({ inputs, survey });
    },
  };

  it('reads standard input when no input is named', async () => {
    expect((await callCli(['clean', '--no-survey'], { library, stdin: 'x' })).stdout).toBe(
      '{"inputs":["-"],"survey":false}\n',
    );
    expect((await callCli(['clean', 'a', 'b'], { library })).stdout).toBe('{"inputs":["a","b"],"survey":true}\n');
  });

  it('does not wait for a terminal', async () => {
    const { code, stderr } = await callCli(['clean'], { library });
    expect(code).toBe(2);
    expect(stderr).toContain('expected inputs');
  });
});

describe('the filters of a list', () => {
  it.each(['english', 'e', 'en_US', 'de,en', ''])('know no language %j', async (language) => {
    const { code, stderr } = await callCli(['ls', '--language', language], { library: {} });
    expect(code).toBe(2);
    expect(stderr).toContain('Expected the code of a language: en, de or pt-BR.');
  });
});

describe('newsmorgue parse', () => {
  const library = { parseDateLine: (line: object) => ({ ...line, value: null }) };

  it('answers line by line', async () => {
    const stdin = '{"id":1,"text":"x"}\n\n{"id":2,"text":"é"}';
    expect((await callCli(['parse', 'dates'], { library, stdin })).stdout).toBe(
      '{"id":1,"text":"x","value":null}\n{"id":2,"text":"é","value":null}\n',
    );
  });

  it.each([
    ['{"id":1,"text":"x"}\nnonsense\n', 'line 2: expected JSON'],
    ['[1]\n', 'line 1: expected a JSON object'],
  ])('names the line that is wrong', async (stdin, message) => {
    const { code, stderr } = await callCli(['parse', 'dates'], { library, stdin });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('knows no other things', async () => {
    expect((await callCli(['parse', 'titles'], { library, stdin: '' })).code).toBe(2);
  });

  it.each([
    ['{"text":5}', 'line 2: text: expected a string, got 5'],
    ['{"id":1}', 'line 2: text: expected a string, got nothing'],
    ['{"text":"x","lang":["en"]}', 'line 2: lang: expected a string, got ["en"]'],
  ])('names the line and the field that is no string: %s', async (line, message) => {
    const parseDateLine = () => ({ value: null });
    const stdin = `{"text":"x","lang":null}\n${line}\n`;
    const { code, stderr } = await callCli(['parse', 'dates'], { library: { parseDateLine }, stdin });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('bug');
  });
});

describe('newsmorgue dupes, over documents', () => {
  const library = {
    groupPairs,
    async *findDuplicatePairs(documents: AsyncIterable<{ id: string }>, { raw }: { raw: boolean }) {
      const ids: string[] = [];
      for await (const { id } of documents) ids.push(id);
      yield { a: ids[0] as string, b: ids[1] as string, similarity: raw ? 1 : 0.9, relation: 'duplicate' };
      yield { a: ids[1] as string, b: ids[2] as string, similarity: 0.8, relation: 'template' };
    },
  };
  const stdin = '{"id":"x","text":"a"}\n{"id":7,"text":"b"}\n{"id":"z","text":"c"}\n';

  it('reads a pipe by itself for --pairs', async () => {
    expect((await callCli(['dupes', '--pairs', '--raw'], { library, stdin })).stdout).toBe(
      '{"a":"x","b":"7","similarity":1,"relation":"duplicate"}\n{"a":"7","b":"z","similarity":0.8,"relation":"template"}\n',
    );
  });

  it('groups duplicates, and nothing else, into clusters', async () => {
    const path = join(folder, 'docs.jsonl');
    writeFileSync(path, stdin);
    expect((await callCli(['dupes', path, '--json'], { library })).stdout).toBe('{"ids":["7","x"]}\n');
  });

  it('says what a line must hold', async () => {
    const { code, stderr } = await callCli(['dupes', '-', '--pairs'], { library, stdin: '{"id":"x"}\n' });
    expect(code).toBe(2);
    expect(stderr).toContain('expected lines of {"id", "text"}');
  });

  it('says that a file is not there', async () => {
    const { code, stderr } = await callCli(['dupes', join(folder, 'gone.jsonl')], { library });
    expect(code).toBe(1);
    expect(stderr).toContain('no such file');
  });
});

describe('newsmorgue init', () => {
  it('writes a configuration and a rule file, and never overwrites', async () => {
    const place = join(folder, 'new');
    const first = await callCli(['init', place, '--json']);
    const config = join(place, 'pipeline.config.ts');
    const rules = join(place, 'rules', 'first-rules.json');
    expect(JSON.parse(first.stdout)).toEqual({ written: [config, rules] });
    expect(RuleFileSchema.parse(JSON.parse(readFileSync(rules, 'utf8'))).rules).toHaveLength(1);
    const { default: values } = await import(config);
    expect(values).toMatchObject({ inputs: ['dumps'], rules: { files: ['rules/first-rules.json'] } });
    writeFileSync(config, '// mine');
    const second = await callCli(['init', place]);
    expect(second.code).toBe(2);
    expect(second.stderr).toContain('nothing was written');
    expect(readFileSync(config, 'utf8')).toBe('// mine');
  });
});

describe('newsmorgue search', () => {
  it('counts versions while it brings its index up to date', async () => {
    const searchArchive = async (
      _: string,
      __: string,
      { onIndexing }: { onIndexing?: (versions: number) => void },
    ) => {
      onIndexing?.(1200);
      return { hits: [], more: false };
    };
    const { stderr } = await callCli(['search', 'ferry', '-a', 'x'], { library: { searchArchive } });
    expect(stderr).toContain('up to date: 1,200 new versions\n');
  });
});
