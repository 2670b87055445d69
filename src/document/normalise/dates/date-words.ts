/** Words around dates, as data. All are folded as `foldWord` folds: lower case, no accents of Latin, Greek or Cyrillic. */

import { wordList } from '../../../text/word-list.ts';
import { foldWord } from './fold-word.ts';

const words = (list: string): ReadonlySet<string> => new Set(wordList(list).map(foldWord));

/** What may stand between day, month and year: articles, ordinal endings, the word for year. */
export const FILLERS = words(
  'of the de del di do da d le el den th st nd rd ste er e º ª o г гг год года р року рік г м m met metu gada gads год ж жылғы жылы оны оноос พศ คศ ពស គស ' +
    'سنة عام من г-н an ko eko n y i om au as lf ci cu il',
);

/** Words that lead from a date to its time of day, or back. */
export const TIME_LEADS = words(
  'at เวลา um kl klo klockan a as alle ore ora om в о об u у в saat о на pukul pk jam uur uhr vid lúc luc ob kell plkst val ore orele h hs hrs clock o este time la las les ' +
    'الساعة ساعة في ساعت στις klokken',
);

export const MORNING = words('am vorm 午前 上午 오전 凌晨 早上 صباحا ص पूर्वाह्न πμ sa قظ');
export const AFTERNOON = words('pm nachm 午後 下午 오후 晚上 مساء م अपराह्न μμ ch بظ');

/** Units after a number of hours or minutes that make it a time, not a decimal. */
export const HOUR_WORDS = words('uhr h hs hrs hours horas uur ч год godz');

/** What makes `01:48` a length instead of a time. */
export const LENGTH_WORDS = words('min mins minutes minuten minutos sek sec stunden lesezeit read');

/** Words that say: this is when it was published. */
export const PUBLISHED_WORDS = words(
  'published posted publish publication pub created first issued filed veroffentlicht publiziert erstellt erschienen zuerst datum publie publiee parution cree publicado ' +
    'publicada publicacion creado pubblicato pubblicata publicatie gepubliceerd geplaatst publicerad publicerat skapad offentliggjort udgivet publiceret ' +
    'publisert julkaistu opublikowano dodano utworzono publikovano publikovane vydano vydane objavljeno objavljena publicat publicata yayinlanma yayin giris ' +
    'eklenme megjelent kozzeteve опубликовано опубликована дата публикации опубліковано створено публикувано δημοσιευση δημοσιευθηκε نشر نشرت انتشار ' +
    'diterbitkan dipublikasikan terbit dang paskelbta publicets avaldatud 公開日 公開 發布 发布 发表 發表 配信 입력 등록 기사입력 작성 פורסם प्रकाशित',
);

/** What a line says that gives the day of the first publication beside later ones, in lower case. */
export const FIRST_PUBLISHED: readonly string[] = (
  'first published|originally published|first posted|originally posted|zuerst veröffentlicht|ursprünglich veröffentlicht|erstmals veröffentlicht|zuerst erschienen|' +
  "initialement publié|d'abord publié|publié initialement|publicado originalmente|publicado por primera vez|originalmente publicado|pubblicato originariamente|" +
  'pubblicato per la prima volta|oorspronkelijk gepubliceerd|ursprungligen publicerad|oprindeligt udgivet|oprindeligt publiceret|opprinnelig publisert|julkaistu alun perin'
).split('|');

/** Words that say: this is when it was last changed. */
export const MODIFIED_WORDS = words(
  'updated update modified edited revised corrected aktualisiert geandert bearbeitet mise misa maj actualise modifie modifiee actualizado actualizada actualizacion modificado atualizado ' +
    'atualizada aggiornato aggiornata aggiornamento modifica modificato bijgewerkt gewijzigd aangepast uppdaterad uppdaterat andrad opdateret oppdatert endret ' +
    'paivitetty muokattu zaktualizowano aktualizacja aktualizovano aktualizovane upraveno upravene azurirano izmijenjeno actualizat guncelleme guncellenme guncellendi ' +
    'frissitve frissites modositva обновлено обновлена изменено оновлено обновена ενημερωση τελευταια تحديث آخر بروزرسانی diperbarui diubah cap nhat atnaujinta 更新日 更新 수정 업데이트 עודכן अपडेट',
);

/** Words before a date that is not the article's: an event, a deadline, a lifetime. */
export const OTHER_DATE_WORDS = words(
  'until till bis released release premiere premieres due heard expires expiry deadline born founded since seit desde depuis event copyright © verfugbar available',
);

/** Day words counted from the reference: offset in days. */
export const DAY_WORDS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    today: 0,
    yesterday: -1,
    heute: 0,
    gestern: -1,
    vorgestern: -2,
    "aujourd'hui": 0,
    aujourdhui: 0,
    hier: -1,
    'avant-hier': -2,
    hoy: 0,
    ayer: -1,
    anteayer: -2,
    hoje: 0,
    ontem: -1,
    anteontem: -2,
    oggi: 0,
    ieri: -1,
    vandaag: 0,
    gisteren: -1,
    eergisteren: -2,
    idag: 0,
    igar: -1,
    igår: -1,
    iforgars: -2,
    tanaan: 0,
    eilen: -1,
    toissapaivana: -2,
    dzis: 0,
    dzisiaj: 0,
    wczoraj: -1,
    przedwczoraj: -2,
    dnes: 0,
    vcera: -1,
    vceraj: -1,
    danas: 0,
    jucer: -1,
    juce: -1,
    danes: 0,
    ma: 0,
    tegnap: -1,
    astazi: 0,
    azi: 0,
    bugun: 0,
    dun: -1,
    сегодня: 0,
    вчера: -1,
    позавчера: -2,
    сьогодні: 0,
    сьогодни: 0,
    вчора: -1,
    днес: 0,
    σημερα: 0,
    χθες: -1,
    χτες: -1,
    اليوم: 0,
    أمس: -1,
    امس: -1,
    امروز: 0,
    دیروز: -1,
    היום: 0,
    אתמול: -1,
    आज: 0,
    siandien: 0,
    vakar: -1,
    sodien: 0,
    tana: 0,
    eile: -1,
    kemarin: -1,
    semalam: -1,
    avui: 0,
    ahir: -1,
    เมื่อวาน: -1,
    เมื่อวานนี้: -1,
    วันนี้: 0,
    今天: 0,
    今日: 0,
    昨天: -1,
    昨日: -1,
    前天: -2,
    一昨日: -2,
    오늘: 0,
    어제: -1,
    그저께: -2,
  }),
);

/** `ma` is "today" in Hungarian and a word of many other languages; such words count only in their own. */
export const DAY_WORDS_OF_ONE_LANGUAGE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ma: 'hu',
    tana: 'et',
    dun: 'tr',
    eile: 'et',
    hier: 'fr',
    ieri: 'it ro',
    danes: 'sl',
    semalam: 'ms id',
  }),
);
