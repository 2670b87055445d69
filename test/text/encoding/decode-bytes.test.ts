import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../../src/text/encoding/decode-bytes.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

/** Polish letters in ISO 8859-2. */
const LATIN_2: Readonly<Record<string, number>> = {
  ...{ ą: 0xb1, ć: 0xe6, ę: 0xea, ł: 0xb3, ń: 0xf1, ó: 0xf3, ś: 0xb6, ź: 0xbc, ż: 0xbf },
  ...{ Ą: 0xa1, Ć: 0xc6, Ę: 0xca, Ł: 0xa3, Ń: 0xd1, Ó: 0xd3, Ś: 0xa6, Ź: 0xac, Ż: 0xaf },
};
const latin2 = (text: string): Uint8Array => Uint8Array.from(text, (char) => LATIN_2[char] ?? char.charCodeAt(0));

describe('decodeBytes', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    expect(decodeBytes(utf8('Grüße — 東京'))).toEqual({ text: 'Grüße — 東京', flags: [] });
    expect(decodeBytes(bytes(0xef, 0xbb, 0xbf, 0x61)).text).toBe('a');
  });

  it('reads UTF-16 by its byte order mark, whatever was declared', () => {
    expect(decodeBytes(bytes(0xff, 0xfe, 0x61, 0, 0x62, 0), 'utf-8').text).toBe('ab');
    expect(decodeBytes(bytes(0xfe, 0xff, 0, 0x61), 'utf-8').text).toBe('a');
  });

  it('takes iso-8859-1 for windows-1252, as browsers do', () => {
    expect(decodeBytes(bytes(0x93, 0x61, 0x94, 0x20, 0xe9), 'ISO-8859-1').text).toBe('“a” é');
  });

  it('believes valid UTF-8 rather than a single-byte declaration, and says so', () => {
    expect(decodeBytes(utf8('déjà vu'), 'latin1')).toEqual({ text: 'déjà vu', flags: ['encoding-mismatch'] });
  });

  it('uses a declared double-byte encoding', () => {
    expect(decodeBytes(bytes(0x83, 0x65, 0x83, 0x58, 0x83, 0x67), 'shift_jis').text).toBe('テスト');
  });

  it('detects what is declared nowhere', () => {
    const text =
      'Der Bürgermeister eröffnete gestern die neue Brücke über den Fluß und dankte den Anwohnern für ihre Geduld.';
    expect(decodeBytes(latin1(text))).toEqual({ text, flags: ['encoding-detected'] });
  });

  it('detects the language of a page from its text, however much English its markup is', () => {
    const text =
      'Rząd przyjął w środę projekt ustawy o ochronie łąk nad Wisłą. Dziś ministrowie będą rozmawiać z rolnikami, ' +
      'którzy żądają wyższych dopłat. Później delegacja pojedzie do Gdyni, gdzie spotka się z rybakami i żeglarzami. ';
    const markup = '<div class="navigation item"><span title="the latest from the archive and more">'.repeat(60);
    const page = `${markup}<p>${text}</p>${markup}<p>${text.toUpperCase()}</p>`;
    expect(decodeBytes(latin2(page))).toEqual({ text: page, flags: ['encoding-detected'] });
  });

  it('keeps spoilt UTF-8 as UTF-8 and flags the replacement characters', () => {
    const spoilt = bytes(...utf8('Привет, мир'), 0xd0);
    expect(decodeBytes(spoilt)).toEqual({ text: 'Привет, мир\ufffd', flags: ['replacement-characters'] });
  });

  it('ignores a label that nobody knows', () => {
    expect(decodeBytes(utf8('ça va'), 'x-no-such-charset').text).toBe('ça va');
  });
});

describe('UTF-8 that says it is an encoding of double bytes', () => {
  it.each(['gb2312', 'gbk', 'euc-kr', 'big5', 'shift_jis'])('is read as what it is: %s', (declared) => {
    const text =
      '新しい港の橋が開いた。市は三年前に工事を始め、費用は予定より少なかった。渡し船は今日まで走る。'.repeat(9);
    expect(decodeBytes(utf8(text), declared).text).toBe(text);
  });
});

describe('mojibake', () => {
  it('is repaired where a round trip proves it', () => {
    expect(decodeBytes(utf8('cafÃ© â€™s Ð¿Ñ€Ð¸Ð²ÐµÑ‚'))).toEqual({
      text: 'café ’s привет',
      flags: ['mojibake-repaired'],
    });
  });

  it('is repaired line by line where other lines are sound', () => {
    expect(decodeBytes(utf8('Le cafÃ© ferme\nЦены растут')).text).toBe('Le café ferme\nЦены растут');
  });

  it('is flagged where nothing proves it', () => {
    expect(decodeBytes(utf8('cafÃ© — год'))).toEqual({ text: 'cafÃ© — год', flags: ['mojibake'] });
  });

  it.each([
    'NESTLÉ® wächst',
    'SÃO PAULO NÃO PARA',
    '»PÅ«, sagde han på dansk',
    'Côte d’Ivoire « à vendre »',
    'Đà Nẵng mưa lớn',
  ])('is not seen in %s', (text) => {
    expect(decodeBytes(utf8(text))).toEqual({ text, flags: [] });
  });
});
