/** Bylines that say the trade beside the name, as Korean, Chinese and Japanese papers print them: `김하늘 기자`, `本报记者 林小满`. */

const MAIL = String.raw`(?:\s*[(<]?[\w.+-]+@[\w.-]+[)>]?)?`;
const OPENING = '[（(\\[〔【]?';
const CLOSING = '[）)\\]〕】]?';

const KOREAN_NAME = '[가-힣]{2,4}';
const KOREAN = new RegExp(
  String.raw`^${OPENING}(?:[\p{L}\p{N}·]{2,12}[ =])?(?:글\s*[·.]\s*사진\s+|글\s+)?` +
    String.raw`(${KOREAN_NAME}(?:\s?[·,]\s?${KOREAN_NAME}){0,3})\s?(?:선임|수습|인턴|전문|객원)?(?:기자|특파원|논설위원)${CLOSING}${MAIL}$`,
  'u',
);

const HAN_NAME = '[一-鿿]{2,4}';
const HAN_NAMES = String.raw`(${HAN_NAME}(?:\s?[、,，\s]\s?(?!报道|報導)${HAN_NAME}){0,4})`;
const CHINESE = new RegExp(
  `^${OPENING}(?:本报|本報|本刊|本网|本網|[一-鿿]{2,6}(?:报|報|网|網|社))?(?:首席|特约|特約|实习|實習)?` +
    String.raw`(?:记者|記者|通讯员|通訊員)[\s:：/／|｜]?${HAN_NAMES}(?:[／/][一-鿿]{2,6}(?:報導|报道|電|电|讯|訊))?(?:\s?(?:报道|報導|摄|攝))?${CLOSING}$`,
);

const JAPANESE_NAME = `[一-鿿々]{1,4}[ 　]?[一-鿿々ぁ-んァ-ヶ]{1,5}`;
const JAPANESE = new RegExp(`^${OPENING}(${JAPANESE_NAME})[ 　]?(?:記者|編集委員|論説委員|特派員)${CLOSING}$`);
/** What else stands before the Japanese word for a journalist. */
const NO_NAME = /^(?:新聞|雑誌|取材|女性|元|社会部|政治部|経済部|運動部|担当|専門|放送|報道|緊急)/;
const LONGEST = 80;

/** The names in a line that is nothing but such a byline, or null. */
export function readCredit(line: string): string | null {
  if (line.length > LONGEST) return null;
  const names = KOREAN.exec(line)?.[1] ?? CHINESE.exec(line)?.[1] ?? JAPANESE.exec(line)?.[1];
  return names === undefined || NO_NAME.test(names) ? null : names;
}
