import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Sink } from '../../src/cli/context.ts';
import { createLineWriter } from '../../src/cli/line-writer.ts';

function collect(): { readonly chunks: string[]; readonly sink: Sink } {
  const chunks: string[] = [];
  const sink: Sink = {
    write: (chunk, done) => {
      chunks.push(String(chunk));
      done?.();
      return true;
    },
  };
  return { chunks, sink };
}

describe('the line writer', () => {
  it('writes lines together that come together, and lets none wait', async () => {
    const { chunks, sink } = collect();
    const writer = createLineWriter(sink);
    await writer.add('a');
    await writer.add('b');
    await nextTurn();
    await nextTurn();
    expect(chunks).toEqual(['a\nb\n']);
    await writer.add('c');
    await writer.end();
    expect(chunks).toEqual(['a\nb\n', 'c\n']);
  });

  it('writes a long line at once, in its order', async () => {
    const { chunks, sink } = collect();
    const writer = createLineWriter(sink);
    await writer.add('a');
    await writer.add('b'.repeat(70_000));
    expect(chunks.join('')).toBe(`a\n${'b'.repeat(70_000)}\n`);
  });

  it('tells of a failure at the end, if not before', async () => {
    const sink: Sink = {
      write: (_, done) => {
        done?.(new Error('disk full'));
        return false;
      },
    };
    const writer = createLineWriter(sink);
    await writer.add('a');
    await nextTurn();
    await expect(writer.end()).rejects.toThrow('disk full');
  });
});
