/** Dumps in the encodings that people still bring: every reader tells them apart in the same way. */
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { claimsOf, readOne, textOf } from './read-items.ts';

const TEXTS: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  'windows-1251': {
    title: 'Маяк снова зажгли',
    text: 'Старый маяк на мысе снова зажгли в пятницу вечером, и рыбаки вышли на берег посмотреть. Смотритель сказал, что лампа горит ровно, а лестницу починят весной.',
  },
  gb18030: {
    title: '灯塔重新点亮',
    text: '海角上的旧灯塔周五晚上重新点亮，渔民们都走到岸边观看。守塔人说，灯光很稳，楼梯将在春天修好。誠實的人們說，許多年沒有見過這樣的夜晚。',
  },
  shift_jis: {
    title: '岬の灯台が再び点灯',
    text: '岬にある古い灯台が金曜日の夜に再び点灯し、漁師たちは浜に出て眺めた。ソーラー表示の能力は十分で、構造も申し分ないと予定表にある。階段は春に直す。',
  },
  'euc-kr': {
    title: '등대에 다시 불이 켜지다',
    text: '곶에 있는 낡은 등대가 금요일 저녁 다시 불을 밝히자 어부들이 바닷가로 나와 지켜보았다. 등대지기는 불빛이 고르고 계단은 봄에 고친다고 말했다. 똠방각하도 왔다.',
  },
  'windows-1255': {
    title: 'המגדלור הודלק שוב',
    text: 'המגדלור הישן שבכף הודלק שוב ביום שישי בערב, והדייגים יצאו אל החוף כדי לראות אותו. שומר המגדלור אמר כי האור יציב וכי המדרגות יתוקנו באביב הבא.',
  },
  'windows-1256': {
    title: 'المنارة تضاء من جديد',
    text: 'أضيئت المنارة القديمة عند الرأس من جديد مساء الجمعة وخرج الصيادون إلى الشاطئ ليشاهدوها. وقال حارس المنارة إن الضوء ثابت وإن الدرج سيصلح في الربيع المقبل.',
  },
  'iso-8859-1': {
    title: 'Phare rallumé à Kermor',
    text: 'Le vieux phare du cap a été rallumé vendredi soir et les pêcheurs sont sortis sur la grève pour le voir. Le gardien a déclaré que l’escalier serait réparé après l’été.'.replaceAll(
      '’',
      "'",
    ),
  },
  utf16: {
    title: 'Маяк снова зажгли',
    text: 'Старый маяк на мысе снова зажгли в пятницу вечером, и рыбаки вышли на берег посмотреть.',
  },
};

const encode = (text: string, encoding: string): Uint8Array =>
  new Uint8Array(iconv.encode(text, encoding === 'utf16' ? 'utf-16le' : encoding, { addBOM: encoding === 'utf16' }));

const FILES: Readonly<Record<string, (title: string, text: string, encoding: string) => readonly [string, string]>> = {
  csv: (title, text) => ['a.csv', `title,text,author\n"${title}","${text}",Ada\n`],
  jsonl: (title, text) => ['a.jsonl', `${JSON.stringify({ title, text, author: 'Ada' })}\n`],
  // Each title ends in a character whose second byte looks like a backslash, where an encoding has one.
  json: (title, text) => [
    'a.json',
    JSON.stringify([
      { title, text, author: '表ソ' },
      { title, text, author: 'Ada' },
    ]),
  ],
  feed: (title, text) => [
    'a.rss',
    `<?xml version="1.0"?><rss><channel><item><title>${title}</title><description>${text}</description></item></channel></rss>`,
  ],
};

const withoutMissing = (encoding: string, content: string): string =>
  ['gb18030', 'shift_jis', 'utf16'].includes(encoding) ? content : content.replaceAll('表ソ', 'Bo');

describe.each(Object.entries(TEXTS))('a dump in %s', (encoding, { title, text }) => {
  test.each(Object.keys(FILES))('as %s', async (kind) => {
    const [name, content] = FILES[kind]?.(title, text, encoding) ?? ['', ''];
    const { documents, rejections } = await readOne(name, encode(withoutMissing(encoding, content), encoding));
    expect(rejections).toEqual([]);
    expect(documents.length).toBe(kind === 'json' ? 2 : 1);
    for (const document of documents) {
      expect(textOf(document)).toContain(text);
      expect(claimsOf(document).join('\n')).toContain(title);
    }
  });

  test('as a feed that declares it, or declares another', async () => {
    for (const declared of [encoding === 'utf16' ? 'utf-16' : encoding, 'utf-8']) {
      const feed = `<?xml version="1.0" encoding="${declared}"?><rss><channel><item><title>${title}</title><description>${text}</description></item></channel></rss>`;
      const { documents } = await readOne('a.rss', encode(feed, encoding));
      expect(textOf(documents[0])).toContain(text);
    }
  });
});

test('UTF-8 with a mark, whatever is declared', async () => {
  const text = 'Der Leuchtturm am Kap brennt wieder, und über die Brücke kamen dreißig Gäste.';
  const feed = `\ufeff<?xml version="1.0" encoding="iso-8859-1"?><rss><channel><item><title>Türme</title><description>${text}</description></item></channel></rss>`;
  for (const [name, content] of [
    ['a.csv', `\ufefftitle;text\n"Türme";"${text}"\n`],
    ['a.jsonl', `\ufeff${JSON.stringify({ title: 'Türme', text })}\n`],
    ['a.json', `\ufeff${JSON.stringify([{ title: 'Türme', text }])}`],
    ['a.rss', feed],
  ] as const) {
    const { documents } = await readOne(name, content);
    expect(textOf(documents[0])).toContain(text);
    expect(claimsOf(documents[0]).join('\n')).toContain('Türme');
  }
});
