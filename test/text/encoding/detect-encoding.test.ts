import { describe, expect, test } from 'vitest';
import { decodeBytes } from '../../../src/text/encoding/decode-bytes.ts';
import { detectEncoding } from '../../../src/text/encoding/detect-encoding.ts';
import { wordsBeyondAscii } from '../../../src/text/encoding/words-beyond-ascii.ts';

/** The bytes of a text in an encoding of single bytes. */
function encode(text: string, label: string): Uint8Array {
  const all = new TextDecoder(label).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from([...text].map((sign) => all.indexOf(sign)));
}

/** A page with the English around it that makes any page look Western. */
const page = (text: string): string =>
  '<html><head><title>News</title><script>var menu = ["Home", "Sport", "Weather"]; open(menu);</script>' +
  '<style>p { font-family: sans-serif; color: black }</style></head><body><div id="menu"><a href="/">Home</a> ' +
  '<a href="/news">News of the day</a> <a href="/sport">All about sport</a> <a href="/weather">The weather</a></div>' +
  `<h1>Harbour news</h1><p>${text}</p></body></html>`;

const RUSSIAN =
  'Старый паром снова ходит через реку. Жители двух деревень ждали этого восемь лет, и на пристани собрались все.';

describe('pages that do not say how they are encoded', () => {
  test.each([
    ['Polish', 'iso-8859-2', 'Śluza znów działa. Łodzie czekały na to osiem lat, a wczoraj przepłynęły pierwsze trzy.'],
    ['Russian of Windows', 'windows-1251', RUSSIAN],
    ['Russian of Unix', 'koi8-r', RUSSIAN],
    ['Russian of DOS', 'ibm866', RUSSIAN],
    ['Thai', 'windows-874', 'เรือข้ามฟากกลับมาวิ่งอีกครั้งหลังจากหยุดไปแปดปี ชาวบ้านทั้งสองฝั่งมารอที่ท่าเรือตั้งแต่เช้า'],
    ['Arabic', 'windows-1256', 'عادت العبارة إلى النهر بعد ثماني سنوات، وانتظرها أهل القريتين على الرصيف منذ الصباح.'],
    [
      'Greek',
      'iso-8859-7',
      'Το πλοίο ξαναπερνά το ποτάμι μετά από οκτώ χρόνια και οι κάτοικοι περίμεναν στην αποβάθρα.',
    ],
    [
      'French',
      'windows-1252',
      'Le bac a repris son service après huit ans. Les habitants l’attendaient, émus, sur la jetée.',
    ],
  ])('%s, %s', (_, label, text) => {
    const { text: decoded, flags } = decodeBytes(encode(page(text), label));
    expect(decoded).toBe(page(text));
    expect(flags).toEqual(['encoding-detected']);
  });

  test('French with many accents is no Cyrillic, Korean no Thai', () => {
    const french = 'àâ áâà été où là â âàá aîné à là-bas déjà voilà à â';
    expect(detectEncoding(encode(french.repeat(9), 'windows-1252'))).not.toBe('ibm866');
    // 부산 항구에 다시 배가 다닌다
    const korean = 'bace bbea 20 c7d7 b1b8 bfa1 20 b4d9 bdc3 20 b9e8 b0a1 20 b4d9 b4d1 b4d9 20';
    const bytes = Uint8Array.from(Buffer.from(korean.replaceAll(' ', '').repeat(3), 'hex'));
    expect(detectEncoding(bytes)).not.toBe('windows-874');
  });
});

test('words that have more than ASCII in them are taken out of the others', () => {
  const wordsOf = (text: string): string =>
    Buffer.from(wordsBeyondAscii(Buffer.from(text, 'latin1'))).toString('latin1');
  expect(wordsOf('<p>a bé</p>é word\nñ')).toBe('bé é ñ ');
  expect(wordsOf('é')).toBe('é ');
  expect(wordsOf('plain')).toBe('');
});
