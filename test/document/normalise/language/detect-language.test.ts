import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../../src/document/normalise/language/detect-language.ts';

describe('detectLanguage', () => {
  it.each([
    [
      'en',
      'The harbour was closed for three days and the ferries that bring food to the island could not leave the mainland.',
    ],
    [
      'de',
      'Der Hafen war drei Tage lang geschlossen, und die Fähren, die das Essen auf die Insel bringen, konnten nicht fahren.',
    ],
    [
      'fr',
      'Le port est resté fermé pendant trois jours et les bateaux qui apportent la nourriture sur l’île ne pouvaient pas partir.',
    ],
    [
      'es',
      'El puerto estuvo cerrado durante tres días y los barcos que llevan la comida a la isla no pudieron salir del continente.',
    ],
    [
      'it',
      'Il porto è rimasto chiuso per tre giorni e i traghetti che portano il cibo sull’isola non sono potuti partire.',
    ],
    [
      'pl',
      'Port był zamknięty przez trzy dni i promy, które wożą żywność na wyspę, nie mogły wypłynąć, ale to się zmieniło.',
    ],
    [
      'tr',
      'Liman üç gün boyunca kapalı kaldı ve adaya yiyecek taşıyan vapurlar bu süre içinde sefer yapamadı ancak daha sonra açıldı.',
    ],
    [
      'fi',
      'Satama oli kiinni kolme päivää, ja lautat, jotka tuovat ruokaa saarelle, eivät voineet lähteä, mutta nyt se on auki.',
    ],
    [
      'ru',
      'Порт был закрыт три дня, и паромы, которые возят еду на остров, не могли выйти, но теперь он открыт, и всё это позади.',
    ],
    [
      'uk',
      'Порт був закритий три дні, і пороми, які возять їжу на острів, не могли вийти, але тепер він відкритий, і це вже позаду.',
    ],
    ['ja', '港は三日間閉まっていて、島へ食べ物を運ぶ船は出られなかった。'],
    ['zh', '港口关闭了三天，运送食物到岛上的渡轮无法出发。'],
    ['ko', '항구는 사흘 동안 닫혀 있었고 섬으로 음식을 나르는 배는 떠날 수 없었다.'],
    ['el', 'Το λιμάνι ήταν κλειστό για τρεις ημέρες.'],
    ['th', 'ท่าเรือปิดสามวัน'],
    [
      'fa',
      'بندر سه روز بسته بود و کشتی‌هایی که غذا را به جزیره می‌برند نتوانستند از آن جا حرکت کنند و این برای مردم سخت بود',
    ],
  ])('%s', (language, text) => {
    expect(detectLanguage(text, null)).toEqual({ language, sure: true });
    expect(detectLanguage(text, 'sv')?.language).toBe(language);
  });

  it('believes the claim where a short text leaves doubt', () => {
    expect(detectLanguage('Harbour reopens', 'en')).toEqual({ language: 'en', sure: false });
    expect(detectLanguage('Hafen wieder offen', 'de')).toEqual({ language: 'de', sure: false });
  });

  it('believes no claim that the script rules out', () => {
    expect(detectLanguage('Порт открыт', 'en')?.language).not.toBe('en');
  });

  it('says nothing of a text without letters', () => {
    expect(detectLanguage('12:30 – 14:45', null)).toBeNull();
  });
});
