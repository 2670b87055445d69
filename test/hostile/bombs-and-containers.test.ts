import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../src/report/layout/paint.ts';
import { renderReject } from '../../src/report/render/render-status.ts';
import { headline, textDump } from '../pipeline/invented-news.ts';
import { makeZip } from '../read/make-zip.ts';
import { attack, codesOf, createHostileFolder, writeBytes } from './hostile-folder.ts';

const MEBIBYTE = 2 ** 20;
const zeros = Buffer.alloc(32 * MEBIBYTE, 'a line that goes on and on\n');

describe('a bomb', () => {
  it.each([
    ['bomb.txt.gz', () => gzipSync(zeros)],
    ['bomb.txt.zst', () => zstdCompressSync(zeros)],
    ['bomb.zip', () => makeZip([{ name: 'bomb.txt', content: zeros }])],
    ['nested.zip', () => makeZip([{ name: 'inner.zip', content: makeZip([{ name: 'bomb.txt', content: zeros }]) }])],
    ['twice.txt.gz', () => gzipSync(gzipSync(zeros))],
  ])('in %s is rejected', async (name, make) => {
    const folder = createHostileFolder();
    writeBytes(folder, name, make());
    const attacked = await attack(folder);
    expect(attacked.rejects.length).toBeGreaterThan(0);
    for (const { code } of attacked.rejects) expect(['too-large', 'bad-container', 'nested-too-deep']).toContain(code);
    expect(attacked.records).toEqual([]);
  });

  it('of XML entities expands to nothing', async () => {
    const folder = createHostileFolder();
    const entities = Array.from(
      { length: 9 },
      (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
    ).join('\n');
    const doctype = `<!DOCTYPE rss [<!ENTITY l0 "laughing out loud ">\n${entities}\n<!ENTITY file SYSTEM "file:///etc/passwd">]>`;
    const item = '<item><title>Harbour &l9;</title><description>It laughs. &l9; &file;</description></item>';
    writeBytes(
      folder,
      'laughs.xml',
      `<?xml version="1.0"?>${doctype}<rss version="2.0"><channel>${item}</channel></rss>`,
    );
    const { records, rejects } = await attack(folder);
    expect(JSON.stringify([records, rejects])).not.toContain('root:');
    expect(JSON.stringify([records, rejects]).length).toBeLessThan(10_000);
  });

  it('of entries is cut off', async () => {
    const folder = createHostileFolder();
    writeBytes(
      folder,
      'many.zip',
      makeZip(Array.from({ length: 200 }, (_, at) => ({ name: `${at}.txt`, content: '' }))),
    );
    expect(codesOf(await attack(folder))).toContain('many.zip too-many-entries');
  });

  it('that lies about its size is rejected', async () => {
    const folder = createHostileFolder();
    const zip = makeZip([{ name: 'small.txt', content: zeros }]);
    const size = zip.length - deflateRawSync(zeros).length;
    zip.writeUInt32LE(10, 22);
    zip.writeUInt32LE(10, zip.indexOf('PK\x01\x02') + 24);
    writeBytes(folder, 'liar.zip', zip);
    expect(size).toBeGreaterThan(0);
    expect((await attack(folder)).rejects.map(({ code }) => code)).toEqual(['bad-container']);
  });
});

describe('a container', () => {
  it('writes nothing outside, whatever its entries are called', async () => {
    const folder = createHostileFolder();
    const names = ['../../../slip.txt', '/tmp/newsmorgue-slip.txt', '..\\slip.txt', 'a/../../slip.txt'];
    writeBytes(
      folder,
      'slip.zip',
      makeZip(names.map((name, at) => ({ name, content: textDump(at + 1, { url: `https://example.com/${at}` }) }))),
    );
    const { rejects, records } = await attack(folder);
    expect(rejects.length + records.length).toBe(names.length);
    expect(existsSync('/tmp/newsmorgue-slip.txt')).toBe(false);
    expect(readdirSync(folder.path).sort()).toEqual(['archive', 'dumps', 'pipeline.config.ts']);
    expect(readdirSync(join(folder.path, 'dumps')).sort()).toEqual(['slip.zip', 'zz-good.txt']);
  });

  it('may call its entries anything', async () => {
    const folder = createHostileFolder();
    const names = ['n'.repeat(300), 'new\nline', '\u001b[2Jcleared', '\u202Etxt.exe', '', '/', '\0', '..'].map(
      (name) => `${name}.txt`,
    );
    const content = (at: number): string => textDump(at + 1, { url: `https://example.com/${at}` });
    writeBytes(folder, 'names.zip', makeZip(names.map((name, at) => ({ name, content: content(at) }))));
    const tar = pack();
    for (const [at, name] of names.entries()) tar.entry({ name }, content(at + names.length));
    tar.finalize();
    const chunks: Buffer[] = [];
    for await (const chunk of tar) chunks.push(chunk as Buffer);
    writeBytes(folder, 'names.tar', Buffer.concat(chunks));
    const { records, rejects } = await attack(folder);
    expect(records.length + rejects.length).toBeGreaterThanOrEqual(names.length);
    for (const path of folder.files('records').keys()) expect(path).toMatch(/^[a-z0-9./-]+$/);
    expect(rejects.flatMap((reject) => renderReject({ run: '', ...reject }, PLAIN)).join()).not.toContain('\u001b');
  });

  it('of links, devices and pipes has nothing in it', async () => {
    const folder = createHostileFolder();
    const tar = pack();
    tar.entry({ name: 'passwd.txt', type: 'symlink', linkname: '/etc/passwd' });
    tar.entry({ name: 'hard.txt', type: 'link', linkname: '/etc/passwd' });
    tar.entry({ name: 'zero', type: 'character-device' });
    tar.entry({ name: 'disk', type: 'block-device' });
    tar.entry({ name: 'pipe', type: 'fifo' });
    tar.entry({ name: '../real.txt' }, textDump(7, { url: 'https://example.com/real' }));
    tar.finalize();
    const chunks: Buffer[] = [];
    for await (const chunk of tar) chunks.push(chunk as Buffer);
    writeBytes(folder, 'links.tar', Buffer.concat(chunks));
    const { records } = await attack(folder);
    expect(records.map(({ title }) => title)).toEqual([headline(7)]);
    expect(JSON.stringify(records)).not.toContain('root:');
  });
});
