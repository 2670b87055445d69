import { describe, expect, it } from 'vitest';
import { compilePathPattern } from '../../src/config/path-pattern.ts';

describe('compilePathPattern', () => {
  it('captures a named segment', () => {
    expect(compilePathPattern('dumps/{site}/*.txt')('dumps/example.com/a.txt')).toEqual({ site: 'example.com' });
  });

  it('matches at the end of an absolute path, from a segment’s start', () => {
    const match = compilePathPattern('dumps/{site}/*.txt');
    expect(match('/srv/data/dumps/example.com/a.txt')).toEqual({ site: 'example.com' });
    expect(match('/srv/mydumps/example.com/a.txt')).toBeNull();
  });

  it('takes * within one segment and ** across segments', () => {
    expect(compilePathPattern('a/*.txt')('a/b/c.txt')).toBeNull();
    expect(compilePathPattern('a/**/*.txt')('a/b/d/c.txt')).toEqual({});
    expect(compilePathPattern('a/**/*.txt')('a/c.txt')).toEqual({});
  });

  it('takes everything else literally', () => {
    expect(compilePathPattern('a+b(1).txt')('a+b(1).txt')).toEqual({});
    expect(compilePathPattern('a.txt')('aXtxt')).toBeNull();
  });

  it('captures a part of a segment', () => {
    expect(compilePathPattern('{site}-2018.jsonl')('in/example.com-2018.jsonl')).toEqual({ site: 'example.com' });
  });
});
