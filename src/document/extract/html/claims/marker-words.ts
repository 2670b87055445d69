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
    'ads advertisement sponsored carousel slider ticker more further similar weitere verwandte kommentare commentaires comentarios commenti relacionadas relacionados subscribe cookie consent modal popup disqus respond replies recirc recirculation instagram twitter tweet tiktok',
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
  'autorin/autor',
  'autor/autorin',
  'autor/in',
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

/** What stands alone on the line above the day of publishing; in small letters, without a colon. */
export const DATE_LABELS = (
  'published|published on|publish date|date published|publication date|posted|posted on|date posted|first published|originally published|' +
  'veröffentlicht|veröffentlicht am|veröffentlichung|publiziert|publiziert am|erstellt am|erschienen am|publié|publié le|mis en ligne le|date de publication|' +
  'publicado|publicado el|publicado em|publicada el|fecha de publicación|data de publicação|pubblicato|pubblicato il|data di pubblicazione|' +
  'gepubliceerd|gepubliceerd op|geplaatst op|publicerad|publicerat|publisert|udgivet|offentliggjort|publiceret|julkaistu|' +
  'opublikowano|data publikacji|publikováno|publikované|megjelent|közzétéve|publicat|publicat la|objavljeno|paskelbta|publicēts|avaldatud|yayınlanma|yayınlanma tarihi|' +
  'опубликовано|дата публикации|опубліковано|дата публікації|публикувано|δημοσίευση|δημοσιεύθηκε|نشر|نشر في|تاريخ النشر|تاریخ انتشار|' +
  'פורסם|פורסם בתאריך|प्रकाशित|diterbitkan|xuất bản|公開日|掲載日|发布|发布时间|發布時間|입력|등록|기사입력'
).split('|');
