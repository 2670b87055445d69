/** Words of bylines as data, folded to lower case. Prefixes are tried longest first. */
import { wordList } from '../../../text/word-list.ts';

const list = (text: string): readonly string[] =>
  text
    .split('|')
    .map((s) => s.trim())
    .filter(Boolean);
const words = (text: string): ReadonlySet<string> => new Set(wordList(text));

/** What a byline begins with, in any language; a word must end behind it. */
export const PREFIXES: readonly string[] = list(
  `by|written by|posted by|published by|reported by|words by|words and photos by|story by|text by|review by|authored by|co-authored by|created by|compiled by|submitted by|article by|interview by|produced by|presented by|post by
  |opinion by|analysis by|commentary by|column by|guest post by|a guest post by|essay by|report by|exclusive by|photos and story by|additional reporting by|reporting by|with reporting by|contributed by|brought to you by
  |from|author|authors|authors of this article|author of this article|article by|about the author|about the authors|the author|writer|reporter|correspondent|contact|follow|meet the author|view all posts by|see all posts by|more from|more by|all articles by|articles by|read more from|read more by|show all articles by|stories by|posts by|view posts by|view profile|meet|byline
  |von|gepostet von|autor|autorin|autoren|autorinnen|verfasst von|geschrieben von|ein gastbeitrag von|gastbeitrag von|ein kommentar von|kommentar von|eine kolumne von|kolumne von|eine analyse von|analyse von|ein essay von|essay von|ein interview von|interview von|interview|eine reportage von|reportage von|ein bericht von|bericht von|ein artikel von|artikel von|veröffentlicht von|text|text von|redaktion|aufgezeichnet von|protokoll|protokoll von|glosse von|rezension von|eine rezension von|ein nachruf von|nachruf von|leitartikel von|von unserem redakteur|von unserer redakteurin|von unserem korrespondenten|mehr von|alle artikel von|erstellt von|aus
  |text und interview|interview und text|eingestellt von|beitrag von|blog-beitrag von|autorin/autor|autor/autorin|autor/in|autoren/autorinnen
  |par|écrit par|publié par|rédigé par|posté par|propos recueillis par|auteur|auteurs|l'auteur|signé|par notre correspondant|par notre correspondante|une tribune de|tribune de|un article de|analyse de|chronique de|la chronique de|textes|texte|texte de|recueilli par|tous les articles de
  |por|escrito por|publicado por|redactado por|texto|texto de|texto por|autor|autora|autores|más artículos de|artículos de|artículos|todos los artículos de|una entrevista de|entrevista de|análisis de|crónica de|reportaje de|por nuestro corresponsal|más de|ver más de
  |escrito por|postado por|publicado por|texto de|reportagem de|reportagem|mais de|coluna de|enviado por
  |di|a cura di|scritto da|pubblicato da|dal nostro inviato|dalla nostra inviata|dal nostro corrispondente|dalla nostra corrispondente|autore|autrice|testo di|intervista di|articolo di|tutti gli articoli di|commento di
  |door|gepost door|geschreven door|geplaatst door|tekst|tekst door|van onze correspondent|van onze redacteur|een column van|column van|auteur|meer van
  |av|upplagd av|lagt inn av|skriven av|text av|publicerad av|skribent|text|krönika av|analys av|ledare av|artikel av|reporter
  |af|indsendt af|skrevet af|tekst af|tekst|oprettet af|skribent|klumme af|kommentar af|analyse af
  |skrevet av|tekst av|publisert av|journalist|kommentar av|kronikk av
  |teksti|kirjoittaja|kirjoittanut|toimittaja|teksti ja kuvat
  |autor|autorka|autorzy|autorstwa|opracował|opracowała|opracowanie|oprac|napisał|napisała|tekst|redaktor|rozmawiał|rozmawiała
  |napsal|napsala|autoři|text|připravil|připravila|zapsal
  |napísal|napísala|pripravil|autori
  |piše|pišu|autor teksta|napisao|napisala|avtor|avtorica|pripremio|pripremila
  |szerző|írta|szerzők|szöveg
  |de|scris de|autor|publicat de|articol de|un articol de|text de
  |yazan|yazar|haber|muhabir|hazırlayan|kaynak
  |автор|авторы|автора|текст|текст и фото|подготовил|подготовила|беседовал|беседовала|записал|записала|корреспондент|от автора|материал подготовил|источник|написал|написала|публикувано от
  |автори|підготував|підготувала|журналіст|журналістка|публікує|от|пише|аутор
  |από|αναρτήθηκε από|δημοσιεύτηκε από|γράφτηκε από|του|της|συντάκτης|γράφει|γράφει ο|γράφει η|γράφουν|επιμέλεια|κείμενο|αρθρογράφος
  |oleh|diposting oleh|diterbitkan oleh|penulis|laporan|ditulis oleh|pewarta|reporter|kontributor
  |bởi|tác giả|theo|bài|bài viết của|người viết
  |nga|autorius|autorė|parengė|autors|autore|sagatavoja|tekst|autor|kirjutas|na|imeandikwa na|na mwandishi|isulat ni|ni|ulat ni
  |كتب|كتبت|بقلم|إعداد|تحرير|كتب / كتبت|الكاتب|المصدر|حوار|نوشته|نویسنده|نویسنده خبر|گزارش|گزارشگر|از|تحریر
  |מאת|פורסם על ידי|הועלה על ידי|נכתב על ידי|נכתב ע"י|כתב|כתבת|תוכן מאת
  |द्वारा|लेखक|रिपोर्ट|लेखक के बारे में|রিপোর্ট|লেখক|โดย|เรื่อง|เขียนโดย|ผู้เขียน`,
);

/** Prefixes of scripts without spaces: no space need follow. */
export const UNSPACED_PREFIXES: readonly string[] = list(
  '作者|編集委員|論説委員|记者|記者|本报记者|本報記者|文字|文／|文/|文・|文|撰文|编辑|責任編輯|取材・文|取材|執筆|著者|ライター|編集|聞き手|通訊員|글|글쓴이|작성자|취재|기자',
);

/** Behind a name in scripts without spaces. */
export const UNSPACED_SUFFIXES: readonly string[] = list(
  '記者|记者|編集委員|論説委員|特派員|特派员|기자|특파원|논설위원|선임기자|객원기자|인턴기자|通讯员|報導|报道|著|文|撰',
);

/** Ends the names: what follows is somebody else's part (photos, editing) or another thing. */
export const OTHER_PARTS: readonly string[] = list(
  `editor|researched by|tested by|fact checked|fact-checked|ap photo|afp photo|reuters photo|reviewed by|medically reviewed by|fact checked by|fact-checked by|verified by|approved by|edited by|last edited by|photos by|photo by|photography by|photographs by|pictures by|images by|video by|illustration by|illustrations by|edited by|editing by|graphics by|additional reporting by|fotos|foto|fotos von|bilder|foto di|foto de|photos|photo|photographs|photography|photographer|illustration|video|editing|additional reporting|writing|graphics|translated by|translation|übersetzt von|übersetzung|übersetzung von|illustration von|illustrationen von|aus dem englischen|traduction|traducción|kuvat|kuva|bild|bilde|image|images|producer|copy editor|updated|published|posted|kontakt|email|e-mail|twitter|nuotr|ilustrace|zdjęcia|фото|фотографии|صورة|写真|摄影|编辑|編集`,
);

/** Words by which two names are joined: in any language, unless noted by language in `JOINERS_OF`. */
export const JOINERS = words(
  'and und et och og en y & + with mit avec и та és și ve dan và και و samt plus et. und/oder sekä',
);
export const JOINERS_OF: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    pt: words('e com'),
    it: words('e ed con'),
    gl: words('e con'),
    es: words('e con'),
    ca: words('i amb'),
    pl: words('i oraz z'),
    hr: words('i'),
    sr: words('i и'),
    bs: words('i'),
    cs: words('a s'),
    sk: words('a s'),
    sl: words('in'),
    fi: words('ja'),
    et: words('ja'),
    lt: words('ir'),
    lv: words('un'),
    eu: words('eta'),
    ro: words('și si cu'),
    hu: words('és'),
    ru: words('и'),
    bg: words('и'),
    uk: words('і й та'),
    sw: words('na'),
    fil: words('at'),
    tl: words('at'),
    sq: words('dhe'),
    kl: words('og'),
    af: words('en'),
    ga: words('agus'),
    cy: words('a ac'),
    nl: words('en met'),
    fr: words('et avec'),
    tr: words('ve ile'),
    az: words('və'),
    id: words('dan'),
    ms: words('dan'),
    hi: words('और'),
    fa: words('و'),
    ar: words('و'),
    he: words('ו'),
  }),
);

/** Small words inside names: never capitalized, never cut off. */
export const PARTICLES = words(
  "von van der den de del della dei di da do dos das du la le les el al bin ibn ben ten ter zu zur zum af av y e und d' o' mac mc st st. san santa al- el- bint binti abu du vom op 't tot thoe lo della degli ap",
);

/** Titles of persons, cut off the front. */
export const HONORIFICS = words(
  'dr prof mr mrs ms miss sir dame rev hon judge justice professor doctor dipl-ing ing mag herr frau herrn m mme mlle monsieur madame sr sra srta don doña dott dottssa dottoressa ir drs pdt drh phd pd priv-doz doc phdr mgr judr rndr bc d-r hc univ-prof jur phil',
);

/** Behind a name: belongs to it. */
export const NAME_SUFFIXES = words('jr sr ii iii iv jnr snr');

/** Letters behind a name that don't. */
export const DEGREES = words('phd md mba ma msc bsc ba rn rd jd dds mph esq llm cpa cfp ph.d m.d m.a lld mp mep');

/** A word that ends a description of somebody's job. */
export const ROLE_WORDS = words(
  `reporter reporters editor editors writer writers correspondent correspondents contributor contributors journalist journalists columnist columnists author authors director producer presenter host analyst critic blogger freelancer intern trainee marketer developer nurse doctor scientist engineer officer photographer photojournalist
  staff team desk bureau chief fellow professor lecturer researcher student commentator strategist economist lawyer attorney founder ceo president manager specialist expert consultant coach nutritionist dietitian physician psychologist therapist chef coordinator executive cofounder co-founder curator grader copywriter
  redakteur redakteurin redakteure redaktor redaktorin chefredakteur chefredakteurin korrespondent korrespondentin reporterin reporterinnen autor autorin volontär volontärin journalistin praktikant praktikantin mitarbeiter mitarbeiterin ressortleiter ressortleiterin leiter leiterin kolumnist kolumnistin gastautor gastautorin moderator moderatorin experte expertin
  journaliste rédacteur rédactrice correspondant correspondante chroniqueur chroniqueuse éditorialiste pigiste envoyé envoyée auteur autrice directeur directrice
  redactor redactora periodista corresponsal columnista colaborador colaboradora enviado enviada repórter jornalista colunista editora correspondente
  giornalista redattore redattrice inviato inviata corrispondente
  verslaggever redacteur correspondente columniste eindredacteur
  journalisten reportern krönikör kommentator debattredaktör korrespondenten politisk reporterpraktikant redaktør journaliststuderende
  toimittaja päätoimittaja dziennikarz dziennikarka publicysta redaktorka redaktor redaktorka reportér reportérka novinář novinářka novinar novinarka urednik urednica
  muhabir muhabiri editör редактор редакторка корреспондент обозреватель журналист журналистка колумнист кореспондент
  wartawan jurnalis kontributor wartawati penulis`,
);

/** Stand before a role: `unserer Korrespondentin`. */
export const POSSESSIVES = words(
  'unser unsere unserer unserem unseren onze notre nuestro nuestra nostro nostra our vår vores',
);

/** Words that go before a role word: News Reporter, Deputy Content Hub Director. */
export const ROLE_ADJECTIVES = words(
  `news senior junior chief deputy associate assistant managing executive contributing staff political politics parliamentary marketing product sales research travel lifestyle sport sports football soccer business economics financial finance money crime courts court education health medical science technology tech gear culture arts entertainment showbiz tv film music food fashion royal defence defense security foreign
  diplomatic international world national local regional north south east west northern social media audience digital online multimedia video data investigative investigations features feature opinion environment climate energy transport consumer legal home affairs content hub breaking live night weekend trending social-media special global europe european africa asia us uk white house washington london city community general
  freelance freier freie leitender leitende stellvertretender stellvertretende politischer politische lokale verantwortlicher`,
);

/** Not a person, not an agency worth naming: names that a system or a house signs with. */
export const NOBODY = words(
  `admin administrator editor editors editorial staff team webmaster redaktion redaktionsteam redakcja redacción redaccion redação redacao redazione rédaction redaction redactie redakce redakcija redakcia redaksi redaktionen redaktsia redactia redakció toimitus редакция редакція редакции newsroom newsdesk desk author unknown anonymous guest
  user root nachrichten noticias actualités none null undefined n/a na online web press agencies agency agenturen agences agencias agenzie wire wires contributor contributors reporter reporters correspondent correspondents journalist writer autor autores lesezeit more share
  posted published updated autoren verfasser news team-redaktion publisher moderator support info contact home login kontakt impressum comments comment subscribe facebook twitter instagram linkedin company type size human insights lifestyle intro first last email e-mail follow profile biography bio website print you others
  on no view full all member link links read reply sign next page latest rebloggt reblogged sagt says zur artikelübersicht übersicht`,
);

/** Places of two words or more that stand in bylines as datelines; those of one word never pass for a name there. */
export const PLACES: ReadonlySet<string> = new Set(
  list(
    'new delhi|new york|new york city|hong kong|los angeles|san francisco|washington dc|washington d.c|tel aviv|buenos aires|são paulo|sao paulo|rio de janeiro|mexico city|ciudad de méxico|cape town|kuala lumpur|phnom penh|saudi arabia|south africa|new zealand|south korea|north korea|addis ababa|abu dhabi|las vegas|san diego|united nations|united states|frankfurt am main|st petersburg|st. petersburg|santo domingo|la paz|den haag|the hague|la habana|san josé|san salvador|panama city|new orleans|salt lake city|st louis|sri lanka|ho chi minh city|hà nội|tp hcm|bad homburg|den bosch|nowy jork|new jersey|port moresby|porto alegre|belo horizonte',
  ),
);

/** By-words: no name ends in one. */
export const BY_WORDS = words('by von par por door di av af på');

/** Articles: what begins with its language's is a house (`Le Monde`, `The Example`). */
export const ARTICLES_OF: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    en: words('the'),
    de: words('der die das the'),
    fr: words('le la les the'),
    it: words('il lo la i gli'),
    es: words('el los las'),
    pt: words('o os'),
  }),
);

/** Words of accounts, links and buttons that say nothing of who wrote. */
export const ACCOUNTS = words(
  'admin administrator user root none null undefined n/a unknown anonymous guest webmaster author autor auteur by support info contact home login web online name editor team news nachrichten noticias ' +
    'no view all full member comments posted on published updated bio profile follow subscribe share read zur artikelübersicht',
);

/** A name that ends so is a group's. */
export const TEAM_WORDS = words(
  'team staff desk board editors newsroom contributors reporters writers department office group team-redaktion',
);

/** A line holding one of these (as whole words) is a house's signature, not a person's. */
export const HOUSE_WORDS = words(
  'editorial newsroom redaktion redaktionen redazione redacción redação rédaction redactie redakce redakcja redakcija редакция редакції desk staff board bureau newsdesk sportredaktion onlineredaktion nachrichtenredaktion agencies agenturen',
);

/** Stand behind names and belong to buttons. */
export const TRAILERS: readonly string[] = list(
  'follow|twitter|tips meg|email|e-mail|facebook|instagram|linkedin|on twitter|on x|on facebook|follow us|see more|bio|view profile|profile|contact|articles|show more|biography|posts|website|read more|more|view all posts|see all posts|all articles|and others|abonnieren|folgen|suivre|seguir|segui|volg|följ|følg|takip et|get email alerts|subscribe|add as preferred source|published|updated|posted|on|the author|reporting from|x',
);
