/** "3 hours ago" in many languages, as data; folded as `foldWord` folds. */

import { wordList } from '../../../text/word-list.ts';
import { foldWord } from './fold-word.ts';

export type RelativeUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

const UNITS: readonly (readonly [RelativeUnit, string])[] = [
  [
    'second',
    'second seconds sec secs s sekunde sekunden seconde secondes segundo segundos secondo secondi seconden sekund sekunder sekundy saniye секунд секунды секунду секунда ثانية ثوان ثوانٍ ثانیه detik giay másodperc masodperc שניות',
  ],
  [
    'minute',
    'minute minutes min mins m minuten minuut minuto minutos minuti minut minuter minutter minuutti minuuttia minuty minutu minutami perc dakika dk минут минуты минуту минута хвилин хвилини хвилину λεπτα λεπτο دقيقة دقائق دقيقه دقیقه menit phut minutes минути मिनट דקות דקה',
  ],
  [
    'hour',
    'hour hours hr hrs h stunde stunden std heure heures hora horas ora ore uur uren timme timmar time timer tunti tuntia godzina godziny godzin godz hodina hodiny hodin hodinami ura ure sat sata sati ora saat sa час часа часов година години годин годину ωρα ωρες ساعة ساعات ساعت jam gio val valandos valandu valandas часа घंटे שעות שעה',
  ],
  [
    'day',
    'day days d tag tage tagen jour jours dia dias giorno giorni dag dagen dagar dage dager paiva paivaa dzien dni den dny dnem dan dana zi zile nap gun день дня днеи дні днів ден дни ημερα ημερες يوم أيام ايام روز hari ngay дн दिन ימים יום diena dienos dienas',
  ],
  [
    'week',
    'week weeks wk wks w woche wochen semaine semaines semana semanas settimana settimane weken vecka veckor uge uger uke uker viikko viikkoa tydzien tygodnie tygodni tyden tydny tjedan tjedna het hafta недели неделю недель тиждень тижні тижнів εβδομαδα εβδομαδες أسبوع أسابيع اسبوع هفته minggu tuan сед सप्ताह שבוע שבועות',
  ],
  [
    'month',
    'month months mo mos monat monate monaten mois mes meses mese mesi maand maanden manad manader maned maneder kuukausi kuukautta miesiac miesiace miesiecy mesic mesice mesicu mjesec luna luni honap ay месяц месяца месяцев місяць місяці місяців μηνα μηνες شهر أشهر ماه bulan thang महीने חודש חודשים',
  ],
  [
    'year',
    'year years yr yrs y jahr jahre jahren an ans annee annees ano anos anno anni jaar jaren ar år vuosi vuotta rok lata lat roky let godina godine ani ev yil год года лет рік роки років χρονο χρονια سنة سنوات سال tahun nam साल שנה שנים',
  ],
];

function table(): ReadonlyMap<string, RelativeUnit> {
  const map = new Map<string, RelativeUnit>();
  for (const [unit, list] of UNITS)
    for (const word of wordList(list).map(foldWord)) if (!map.has(word)) map.set(word, unit);
  return map;
}

export const RELATIVE_UNITS = table();

const words = (list: string): ReadonlySet<string> => new Set(wordList(list).map(foldWord));

/** Stand after number and unit. */
export const AGO_AFTER = words(
  'ago fa geleden sedan siden sitten temu zpet önce once evvel назад тому lalu yang truoc atras prije пред  पहले atpakal tagasi vissza ezelott πριν acum fa prieš enne пре پیش پېش قبل',
);

/** Stand before number and unit. */
export const AGO_BEFORE = words(
  'vor il hace ha há ha منذ قبل pred fa for før acum prije prieš pries pirms πριν لפני לפני преди пред před cu acum faz hà',
);

/** Words for one. */
export const ONE_WORDS = words(
  'a an one ein eine einer einem une un una um uma uno een en ett et satu один одну одна bir jeden jedna hour',
);

/** Scripts without spaces: number, unit, ago in one. */
export const UNSPACED_RELATIVE: readonly { readonly pattern: RegExp; readonly unit: RelativeUnit }[] = [
  { pattern: /(\d{1,4}) ?(?:秒|초|วินาที) ?(?:鐘|钟)?(?:之?前|전|ที่แล้ว|ก่อน)/, unit: 'second' },
  { pattern: /(\d{1,4}) ?(?:分鐘|分钟|分|분|นาที) ?(?:之?前|전|ที่แล้ว|ก่อน)/, unit: 'minute' },
  { pattern: /(\d{1,4}) ?(?:個|个)?(?:小時|小时|時間|시간|ชั่วโมง) ?(?:之?前|전|ที่แล้ว|ก่อน)/, unit: 'hour' },
  { pattern: /(\d{1,4}) ?(?:天|日|일|วัน) ?(?:之?前|전|ที่แล้ว|ก่อน)/, unit: 'day' },
  { pattern: /(\d{1,4}) ?(?:週間|周|週|星期|주|สัปดาห์) ?(?:之?前|전|ที่แล้ว|ก่อน)/, unit: 'week' },
  { pattern: /(\d{1,4}) ?(?:個月|个月|か月|ヶ月|カ月|개월|달|เดือน) ?(?:之?前|전|ที่แล้ว|ก่อน)/, unit: 'month' },
  { pattern: /(\d{1,4}) ?(?:年|년|ปี) ?(?:之?前|전|ที่แล้ว|ก่อน)/, unit: 'year' },
];
