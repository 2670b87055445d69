import { wordList } from '../../../text/word-list.ts';

/**
 * News agencies, and houses that sign instead of persons: canonical name, then spellings (lower case).
 * The initials of one are written in capitals in a byline, or stand where an agency stands (behind `,`, `/`, "with").
 */
const DATA = `
Associated Press|the associated press|ap|ap news|a.p.|the ap|associated press news
Reuters|thomson reuters|reuters news|reuters staff|reuters.com|рейтер|رويترز|ロイター|路透社|路透|로이터
AFP|agence france-presse|agence france presse|afp news|اف ب|أ ف ب|أ.ف.ب|法新社|afp.com|afpbb news
dpa|deutsche presse-agentur|dpa-afx|dpa infocom|deutsche presse agentur|dpa/tmn|dpa-infocom gmbh|dpa-tmn|dpa international
APA|austria presse agentur|apa/dpa|apa ots
SDA|keystone-sda|sda-ats|ats|sda/ats|keystone|keystone-ats|schweizerische depeschenagentur
epd|evangelischer pressedienst
KNA|katholische nachrichten-agentur
SID|sport-informations-dienst|sport-informationsdienst
dts|dts nachrichtenagentur|dts-nachrichtenagentur
dapd|ddp
EFE|agencia efe|efe news
Europa Press|europapress|agencia europa press
ANSA|agenzia ansa|redazione ansa
Adnkronos
AGI|agenzia italia
askanews
LaPresse
Italpress
ANP|algemeen nederlands persbureau
Belga|agence belga|belga news agency|belganews
TT|tt nyhetsbyrån|tidningarnas telegrambyrå|tt-afp|tt-reuters
NTB|norsk telegrambyrå|ntb-afp|©ntb
Ritzau|ritzaus bureau|/ritzau/
STT|suomen tietotoimisto|stt-lehtikuva
PAP|polska agencja prasowa
ČTK|ctk|čtk|česká tisková kancelář|tk
TASR|tlačová agentúra slovenskej republiky
SITA
MTI|mti hírcentrum
HINA|hina
STA|slovenska tiskovna agencija
Tanjug
FoNet
Beta|novinska agencija beta
Agerpres
Mediafax
News.ro
BTA|бта
ANA-MPA|απε-μπε|απε|ana
TASS|itar-tass|тасс|итар-тасс|tass news
RIA Novosti|риа новости|риа «новости»|ria news
Interfax|интерфакс|interfax-ukraine|интерфакс-украина|інтерфакс-україна
Ukrinform|укринформ|укрінформ
UNIAN|уніан|униан
BelTA|белта
Anadolu Agency|anadolu ajansı|aa|anadolu|anadolu ajans|anadolu agency (aa)
DHA|demirören haber ajansı
İHA|iha|ihlas haber ajansı|i̇ha
Xinhua|xinhua news agency|新华社|新華社|新华网
CNA|中央社|focus taiwan
Kyodo News|kyodo|共同通信|共同|共同通信社
Jiji Press|jiji|時事通信|時事通信社|時事
Yonhap|yonhap news agency|연합뉴스|聯合ニュース|yonhap news
Newsis|뉴시스
News1|뉴스1
PTI|press trust of india|pti news|p.t.i.
IANS|indo-asian news service
ANI|asian news international|ani news
UNI|united news of india
APP|associated press of pakistan
Antara|antaranews|antara news
Bernama|bernama.com
VNA|ttxvn|vietnam news agency|thông tấn xã việt nam
MENA|middle east news agency|أ ش أ
WAM|emirates news agency|وام
SPA|saudi press agency|واس
IRNA|ایرنا
ISNA|ایسنا
Fars|fars news agency|خبرگزاری فارس
Mehr|mehr news agency|خبرگزاری مهر
Tasnim|tasnim news agency
Petra|jordan news agency|بترا
NAN|news agency of nigeria
GNA|ghana news agency
PA Media|press association|pa|the press association|pa reporters|pa news agency|pa sport
AAP|australian associated press
The Canadian Press|canadian press|la presse canadienne|cp
UPI|united press international
Bloomberg|bloomberg news|bloomberg.com
CNN|cnn newsource|cnn wire|cnn.com|the-cnn-wire
BBC News Mundo|bbc mundo
Lusa|agência lusa
Agência Brasil|agencia brasil
Estadão Conteúdo|agência estado|estadao conteudo
Folhapress
Agência O Globo
Télam|telam|agencia télam
Prensa Latina|agencia prensa latina
Inter Press Service|ips
PR Newswire|prnewswire
Business Wire|businesswire
GlobeNewswire
news aktuell|ots
Deutsche Welle|dw
Sputnik|спутник|sputnik news
Dow Jones|dow jones newswires|dow jones news
The Conversation|the conversation us
Kaiser Health News|kff health news|khn
TNS|tribune news service|tribune content agency|tca
Storyful
Jam Press
SWNS
PNA|philippine news agency
`;

function table(): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const line of DATA.trim().split('\n')) {
    const [name = '', ...others] = line.split('|');
    for (const spelling of [name.toLowerCase(), ...others]) if (!map.has(spelling)) map.set(spelling, name);
  }
  return map;
}

const AGENCIES = table();
const ARTICLE = /^(?:the|die|la|l'|agence|agencia|agenzia) /;
/** What calls itself an agency, of up to four words, in languages that say so first. */
const CALLED_AGENCY =
  /^(?:agencia|agência|agenzia|агентство|агенція|агенция|סוכנות|وكالة|خبرگزاری)\s\S{2,30}(?:\s\S{1,30})?(?:\s\S{1,30})?$/iu;
const SPACE = /\s/;
const BEFORE = '(/[';
const BEHIND = ')/].,;:';
/** Short forms that are also words or initials in some language: only in capitals. */
const ONLY_IN_CAPITALS = new Set(
  wordList(
    'ap aa ani uni app sta ana cp pa spa mena nan beta sid sda ats agi cna petra context wam ips tca khn apa ee tk',
  ),
);

/** The agency's name, where the whole text is one; `null` for anything else. */
export function lookUpAgency(text: string): string | null {
  const plain = withoutMarks(text);
  const folded = plain.toLowerCase();
  const name = AGENCIES.get(folded) ?? (folded.includes(' ') ? AGENCIES.get(folded.replace(ARTICLE, '')) : undefined);
  if (name === undefined) return CALLED_AGENCY.test(plain) ? plain : null;
  return ONLY_IN_CAPITALS.has(folded) && plain !== plain.toUpperCase() ? null : name;
}

/** Without the brackets, marks and spaces around it. */
function withoutMarks(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isOneOf(BEFORE, text.charAt(from))) from++;
  while (to > from && isOneOf(BEHIND, text.charAt(to - 1))) to--;
  return text.slice(from, to);
}

const isOneOf = (marks: string, char: string): boolean => marks.includes(char) || SPACE.test(char);
