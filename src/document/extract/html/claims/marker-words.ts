/** Class, id and data-attribute tokens by which sites mark bylines and dates, and parts that are not the article. */
import { wordList } from '../../../../text/word-list.ts';

const words = (list: string): ReadonlySet<string> => new Set(wordList(list));

/** Tokens (split at `-`, `_` and case) that mark an element as naming the author. */
export const AUTHOR_TOKENS = words(
  'author authors byline bylines autor autoren autore autori auteur auteurs autores redakteur verfasser contributor contributors writer journalist journalists byl firma firmas signature forfatter skribent kirjoittaja avtor autorzy yazar reporter vcard dcrauthor authorname bylinename writtenby postedby',
);

/** … the time of publishing. */
export const DATE_TOKENS = words(
  'date dates datum data fecha dateline published pubdate publish publishdate publicationdate timestamp datetime posted time updated dato datestamp articledate postdate entrydate publishedat createdat pubtime posttime tarih fechas datetext heure giorno',
);

/** A part whose inside is about other articles, readers or the site. */
export const ELSEWHERE_TOKENS = words(
  'related recommend recommended recommendations comment comments sidebar widget teaser teasers footer nav navigation menu breadcrumb breadcrumbs promo mostread popular trending latest newsletter outbrain taboola advert ' +
    'ads advertisement sponsored carousel slider ticker more further similar weitere verwandte kommentare commentaires comentarios commenti relacionadas relacionados subscribe cookie consent modal popup disqus respond replies recirc recirculation',
);

/** Tokens of articles' containers that hold an elsewhere-word innocently (`content-sidebar-wrap`, `comments-open`). */
export const INNOCENT = words(
  'wrap wrapper wrapped layout has with main open closed enabled container page body content single post',
);

/** Words that a byline line begins with, in the languages of the world's bigger presses; folded to lower case. */
export const BYLINE_STARTS = [
  'by ',
  'by: ',
  'written by',
  'posted by',
  'published by',
  'words by',
  'story by',
  'reported by',
  'author:',
  'authors:',
  'reporting by',
  'opinion by',
  'analysis by',
  'von ',
  'von: ',
  'autor:',
  'autorin:',
  'autoren:',
  'text:',
  'text von',
  'ein kommentar von',
  'ein gastbeitrag von',
  'kolumne von',
  'interview:',
  'redaktion:',
  'geschrieben von',
  'par ',
  'par: ',
  'auteur :',
  'propos recueillis',
  'écrit par',
  'publié par',
  'rédigé par',
  'por ',
  'por: ',
  'escrito por',
  'publicado por',
  'texto:',
  'redacción',
  'da redação',
  'di ',
  'a cura di',
  'scritto da',
  'de notre',
  'door ',
  'door: ',
  'geschreven door',
  'av ',
  'av: ',
  'af ',
  'af: ',
  'tekst:',
  'autore:',
  'auteur:',
  'skrevet av',
  'skrevet af',
  'skriven av',
  'autor ',
  'oprac.',
  'napisał',
  'tekst ',
  'автор',
  'текст:',
  'oleh',
  'penulis',
  'reporter:',
  'yazan',
  'haber:',
  'szerző',
  'írta',
  'autor článku',
  'napsal',
  'piše',
  'pise',
  'scris de',
  'de: ',
  'كتب',
  'بقلم',
  'نوشته',
  'נכתב',
  'מאת',
  '作者',
  '記者',
  '记者',
  '文・',
  '文／',
  '取材',
  'โดย',
  'tác giả',
  'theo ',
  'autors:',
  'autorius',
  'συντάκτης',
  'του ',
  'από ',
  'автор:',
] as const;
