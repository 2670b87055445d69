import { describe, expect, it } from 'vitest';
import { createEndsSentence } from '../../src/text/ends-sentence.ts';

describe('createEndsSentence', () => {
  const ends = createEndsSentence();

  it.each(['It rained.', 'Did it?', '“It did!”', 'He said so (twice.)', '雨が降った。」', '.'])('takes %s', (text) => {
    expect(ends(text)).toBe(true);
  });

  it.each(['Weather', 'It rained. And', 'It rained. ', '”)', '', 'More…'])('refuses %j', (text) => {
    expect(ends(text)).toBe(false);
  });

  it('takes more ends and closers where told to', () => {
    const more = createEndsSentence('…:', ']');
    expect(more('He wrote: [More…]')).toBe(true);
    expect(more('As follows:')).toBe(true);
    expect(more('[Photo]')).toBe(false);
  });
});
