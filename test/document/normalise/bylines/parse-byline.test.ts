import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseByline } from '../../../../src/document/normalise/bylines/parse-byline.ts';

function authors(text: string, language = 'en', site?: string): readonly string[] {
  return parseByline(text, { language, site }).authors;
}

describe('parseByline', () => {
  it.each([
    ['en', 'By Nora Hale', ['Nora Hale']],
    ['en', 'Words by Nora Hale, photography by Tom Reed', ['Nora Hale']],
    ['de', 'Ein Gastbeitrag von Jonas Brandt', ['Jonas Brandt']],
    ['de', 'Von unserer Korrespondentin Lena Vogt', ['Lena Vogt']],
    ['de', 'Text und Interview: Lena Vogt', ['Lena Vogt']],
    ['de', 'Autorin/Autor Lena Vogt', ['Lena Vogt']],
    ['de', 'Lena Vogt, Übersetzung: Jonas Brandt', ['Lena Vogt']],
    ['en', 'Nora Hale on behalf of the harbour group', ['Nora Hale']],
    ['fr', 'Propos recueillis par Luc Marin', ['Luc Marin']],
    ['es', 'Por Inés Vidal y Hugo Sanz', ['Inés Vidal', 'Hugo Sanz']],
    ['it', 'a cura di Paolo Neri', ['Paolo Neri']],
    ['nl', 'Door Femke de Wit en Bas Kuiper', ['Femke de Wit', 'Bas Kuiper']],
    ['sv', 'Av: Maja Lind', ['Maja Lind']],
    ['no', 'Tekst: Siri Dahl Foto: Per Moe', ['Siri Dahl']],
    ['fi', 'Aino Salo ja Eero Laine', ['Aino Salo', 'Eero Laine']],
    ['pl', 'Ewa Zając i Marek Wilk', ['Ewa Zając', 'Marek Wilk']],
    ['hr', 'Piše: Iva Perić', ['Iva Perić']],
    ['hu', 'Szerző: Kis Éva', ['Kis Éva']],
    ['tr', 'Haber: Deniz Kaya', ['Deniz Kaya']],
    ['ru', 'Текст: Ольга Зимина. Фото: Пётр Леснов', ['Ольга Зимина']],
    ['el', 'Γράφει η Μαρία Γεωργίου', ['Μαρία Γεωργίου']],
    ['ar', 'بقلم: ليلى حسن', ['ليلى حسن']],
    ['zh', '記者林小雨／台北報導', ['林小雨']],
    ['ja', '編集委員・森田花', ['森田花']],
    ['ko', '사회부 박하늘 기자', ['박하늘']],
    ['id', 'Penulis: Dewi Lestari, Editor: Agus', ['Dewi Lestari']],
  ])('takes the names from behind the words of %s: %s', (language, text, expected) => {
    expect(authors(text, language)).toEqual(expected);
  });

  it.each([
    ['By Nora Hale, Tom Reed and Ann Lee', ['Nora Hale', 'Tom Reed', 'Ann Lee']],
    ['By Nora Hale, Political Editor', ['Nora Hale']],
    ['Nora HaleTravel News Reporter', ['Nora Hale']],
    ['Written byN.R. Hale', ['N.R. Hale']],
    ['Veröffentlicht vonJonas Brandt', ['Jonas Brandt']],
    ['BYRON MARSH', ['Byron Marsh']],
    ['by harbourfan201', ['harbourfan201']],
    ['Nora Hale, Certified Harbour Consultant', ['Nora Hale']],
    ['Rui Ma and Tom Reed MA', ['Rui Ma', 'Tom Reed']],
    ['Md Karim Hossain', ['Md Karim Hossain']],
    ['Written by Researched by', []],
    ['By Nora Hale in Lisbon', ['Nora Hale']],
    ['By Nora Hale For The Daily Lantern', ['Nora Hale']],
    ['By Nora Hale, Special to The Lantern', ['Nora Hale']],
    ['Nora Hale • 3 min read', ['Nora Hale']],
    ['Nora Hale June 8, 2021 9:45 am', ['Nora Hale']],
    ['2 hours ago10:05 Nora Hale', ['Nora Hale']],
    ['By Nora Hale (nora@example.org) @norahale', ['Nora Hale']],
    ['Dr. Nora Hale, PhD', ['Nora Hale']],
    ['Hale, Nora', ['Nora Hale']],
    ['By Samuel Reed, Jr.', ['Samuel Reed Jr.']],
    ['By Sam Reed, Sr. Director of Sales', ['Sam Reed']],
    ['By Willem van der Meer', ['Willem van der Meer']],
    ['Nora Hale Nora Hale', ['Nora Hale']],
    ['View all posts by Nora Hale', ['Nora Hale']],
  ])('leaves roles, places, addresses and times out: %s', (text, expected) => {
    expect(authors(text)).toEqual(expected);
  });

  it.each([
    ['BY NORA McDONALD AND ANNE-MARIE O’HARA', ['Nora McDonald', 'Anne-Marie O’Hara']],
    ['by nora hale', ['Nora Hale']],
    ['By A.J. Hale', ['A.J. Hale']],
    ['norahale', ['norahale']],
  ])('restores capitals: %s', (text, expected) => {
    expect(authors(text)).toEqual(expected);
  });

  it.each([
    ['By Nora Hale and Tom Reed, AP', ['Nora Hale', 'Tom Reed'], 'Associated Press'],
    ['By The Associated Press', [], 'Associated Press'],
    ['Nora Hale (dpa)', ['Nora Hale'], 'dpa'],
    ['dpa/AFP', [], 'dpa, AFP'],
    ['Nora Hale The Canadian Press', ['Nora Hale'], 'The Canadian Press'],
    ['By Ana Reed', ['Ana Reed'], null],
  ])('keeps agencies apart: %s', (text, names, agency) => {
    expect(parseByline(text, { language: 'en' })).toEqual({ authors: names, agency });
  });

  it.each([
    'By admin',
    'By Editor',
    'Da Redação',
    'https://example.org/people/nora',
    'Reviewed by Nora Hale',
    'The Lantern Staff',
    '',
  ])('names nobody for %s', (text) => {
    expect(authors(text, text.startsWith('Da ') ? 'pt' : 'en')).toEqual([]);
  });

  it('knows the two letters i of Turkish', () => {
    expect(authors('Haber: IRMAK İNAN', 'tr')).toEqual(['Irmak İnan']);
    expect(authors('By IRIS INGLE')).toEqual(['Iris Ingle']);
  });

  it('takes the publisher for no author', () => {
    expect(authors('By The Daily Lantern', 'en', 'Daily Lantern')).toEqual([]);
    expect(authors('Lantern', 'en', 'lantern.example')).toEqual([]);
  });

  it('gives short, distinct names, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const { authors: names } = parseByline(text);
        expect(new Set(names).size).toBe(names.length);
        expect(names.every((name) => name.trim() === name && name !== '' && name.length <= 300)).toBe(true);
      }),
    );
  });
});
