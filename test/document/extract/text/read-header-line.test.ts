import { describe, expect, it } from 'vitest';
import { isDate } from '../../../../src/document/extract/text/date-line.ts';
import { readHeaderLine } from '../../../../src/document/extract/text/read-header-line.ts';

const read = (line: string): string[] | null =>
  readHeaderLine(line)?.claims.map(({ field, value, from }) => `${field}=${value} (${from})`) ?? null;

describe('labelled lines', () => {
  it.each([
    ['Published: Wed, April 18, 2018', 'published=Wed, April 18, 2018 (line:Published)'],
    ['Veröffentlicht: Mi., 18. April 2018', 'published=Mi., 18. April 2018 (line:Veröffentlicht)'],
    ['Publié le : 18 avril 2018 à 09h30', 'published=18 avril 2018 à 09h30 (line:Publié le)'],
    ['Publicado: 3 de mayo de 2019', 'published=3 de mayo de 2019 (line:Publicado)'],
    ['Pubblicato il: 3 maggio 2019', 'published=3 maggio 2019 (line:Pubblicato il)'],
    ['Gepubliceerd op: 3 mei 2019', 'published=3 mei 2019 (line:Gepubliceerd op)'],
    ['Opublikowano: 3 maja 2019', 'published=3 maja 2019 (line:Opublikowano)'],
    ['Дата публикации: 3 мая 2019 г.', 'published=3 мая 2019 г. (line:Дата публикации)'],
    ['Yayınlanma tarihi: 3 Mayıs 2019 Cuma', 'published=3 Mayıs 2019 Cuma (line:Yayınlanma tarihi)'],
    ['تاريخ النشر: 3 مايو 2019', 'published=3 مايو 2019 (line:تاريخ النشر)'],
    ['公開日: 2018年4月18日', 'published=2018年4月18日 (line:公開日)'],
    ['发布时间：2018-04-18 09:30', 'published=2018-04-18 09:30 (line:发布时间)'],
    ['입력: 2018.04.18 09:30', 'published=2018.04.18 09:30 (line:입력)'],
    ['Updated: Thu, April 19, 2018', 'modified=Thu, April 19, 2018 (line:Updated)'],
    ['Zuletzt aktualisiert: 19.04.2018', 'modified=19.04.2018 (line:Zuletzt aktualisiert)'],
    ['Author: Ada Lind', 'author=Ada Lind (line:Author)'],
    ['Автор: Ада Линд', 'author=Ада Линд (line:Автор)'],
    ['Source: https://example.com/a', 'url=https://example.com/a (line:Source)'],
    ['Source: The Lind Valley News', 'site=The Lind Valley News (line:Source)'],
    ['Title: Bridge closed', 'title=Bridge closed (line:Title)'],
  ])('%s', (line, claim) => {
    expect(read(line)?.[0]).toBe(claim);
  });
});

describe('lines without a label', () => {
  it.each([
    ['18th April 2018', ['published=18th April 2018 (line:date)']],
    ['By John Smith', ['author=John Smith (line:By)']],
    ['Von Max Müller', ['author=Max Müller (line:Von)']],
    ['Posted on April 18, 2018 by admin', ['published=April 18, 2018 (line:Posted on)']],
    ['April 18, 2018 by Ada Lind', ['published=April 18, 2018 (line:date)', 'author=Ada Lind (line:by)']],
    ['By Ada Lind | April 18, 2018', ['author=Ada Lind (line:By)', 'published=April 18, 2018 (line:date)']],
    [
      'Published April 18, 2018 Updated April 19, 2018',
      ['published=April 18, 2018 (line:Published)', 'modified=April 19, 2018 (line:Updated)'],
    ],
    ['김하늘 기자 haneul@paper.example', ['author=김하늘 (line:byline)']],
    ['[항구신문 김하늘·박바다 기자]', ['author=김하늘·박바다 (line:byline)']],
    ['本报记者 林小满', ['author=林小满 (line:byline)']],
    ['〔記者林小滿／台北報導〕', ['author=林小滿 (line:byline)']],
    ['记者 林小满 报道', ['author=林小满 (line:byline)']],
    ['山田 太郎 記者', ['author=山田 太郎 (line:byline)']],
    ['文/林小满', ['author=林小满 (line:文)']],
    ['文・山田太郎', ['author=山田太郎 (line:文)']],
    ['كتب - أحمد علي', ['author=أحمد علي (line:كتب)']],
    ['بقلم أحمد علي', ['author=أحمد علي (line:بقلم)']],
    ['מאת נועה לוי', ['author=נועה לוי (line:מאת)']],
    ['โดย สมชาย ใจดี', ['author=สมชาย ใจดี (line:โดย)']],
    ['द्वारा राम कुमार', ['author=राम कुमार (line:द्वारा)']],
    ['פורסם: 3 במאי 2022', ['published=3 במאי 2022 (line:פורסם)']],
    ['เผยแพร่: 14 ก.ย. 2565 10:22', ['published=14 ก.ย. 2565 10:22 (line:เผยแพร่)']],
    [
      'Giriş: 03.05.2022 - 10:22 Güncelleme: 03.05.2022 - 11:00',
      ['published=03.05.2022 - 10:22 (line:Giriş)', 'modified=03.05.2022 - 11:00 (line:Güncelleme)'],
    ],
    [
      '来源：海港晚报　作者：林小满 2021-06-08 14:30',
      ['site=海港晚报 (line:来源)', 'author=林小满 (line:作者)', 'published=2021-06-08 14:30 (line:date)'],
    ],
  ])('%s', (line, claims) => {
    expect(read(line)).toEqual(claims);
  });

  it.each([
    'By Tuesday morning the water had reached the second floor.',
    'By Monday',
    '新聞記者',
    '记者会将于周五举行。',
    '기자 회견은 금요일에 열린다.',
    'עד במאי נפתח הגשר',
    'Von Montag an fahren die Züge wieder.',
    'Published: the diaries nobody was meant to read',
    'Q: Why now?',
    'Updated rules apply from May.',
    'April 18, 2018 was a bad day for the bridge',
    '2018',
    'Par la fenêtre on voyait la mer.',
    'May 2018 elections: five things to know',
  ])('%s is none', (line) => {
    expect(read(line)).toBeNull();
  });
});

describe('isDate', () => {
  it.each([
    'Wed, April 18, 2018',
    '18/04/2018',
    '2018-04-18T09:30:00Z',
    '18. huhtikuuta 2018',
    '18 avril 2018, 09h30',
    '2018년 4월 18일 수요일',
    '18 เมษายน 2561',
    '۱۸ آوریل ۲۰۱۸',
    'Ngày 18 tháng 4 năm 2018',
    '18 अप्रैल 2018',
  ])('%s', (line) => {
    expect(isDate(line)).toBe(true);
  });
});
