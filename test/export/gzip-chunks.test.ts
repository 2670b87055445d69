import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { gzipChunks } from '../../src/export/gzip-chunks.ts';

/** So many pieces that no compression makes smaller. */
function* give(pieces: number, ended: () => void): Generator<Uint8Array> {
  try {
    for (let piece = 0; piece < pieces; piece++) yield randomBytes(1 << 16);
  } finally {
    ended();
  }
}

it('gives the bytes back', async () => {
  const parts = ['The heron ', 'stood ', 'in the harbour.'].map((text) => Buffer.from(text));
  const chunks: Uint8Array[] = [];
  for await (const chunk of gzipChunks(parts)) chunks.push(chunk);
  expect(gunzipSync(Buffer.concat(chunks)).toString()).toBe('The heron stood in the harbour.');
});

it('stops who gives the bytes when nobody takes any more', async () => {
  let isEnded = false;
  const chunks = gzipChunks(
    give(1000, () => {
      isEnded = true;
    }),
  );
  for await (const _chunk of chunks) break;
  expect(isEnded).toBe(true);
});

it('tells what went wrong with who gives them', async () => {
  async function* fail(): AsyncGenerator<Uint8Array> {
    yield randomBytes(1 << 16);
    throw new Error('the record is gone');
  }
  const take = async (): Promise<void> => {
    for await (const _chunk of gzipChunks(fail()));
  };
  await expect(take()).rejects.toThrow('the record is gone');
});
