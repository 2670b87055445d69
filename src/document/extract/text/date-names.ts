/**
 * Names of months and weekdays, folded (NFKC, lower case, no full stops), by language; a word stands under the first that has it.
 * Generated once from the CLDR data of Node 24, checked in so that no answer depends on a runtime's locale data.
 */
export const DATE_NAMES: Readonly<Record<string, { readonly months: string; readonly weekdays: string }>> = {
  en: {
    months:
      'january february march april may june july august september october november december jan feb mar apr jun jul aug sep oct nov dec',
    weekdays: 'monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun',
  },
  de: {
    months: 'januar februar märz mai juni juli oktober dezember mär okt dez sept',
    weekdays: 'montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so',
  },
  fr: {
    months: 'janvier février mars avril juin juillet août septembre octobre novembre décembre janv févr avr juil déc',
    weekdays: 'lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim',
  },
  es: {
    months: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ene abr ago dic',
    weekdays: 'lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom',
  },
  pt: {
    months: 'janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev set out',
    weekdays: 'segunda-feira terça-feira quarta-feira quinta-feira sexta-feira seg ter qua qui sex',
  },
  it: {
    months: 'gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug ott',
    weekdays: 'lunedì martedì mercoledì giovedì venerdì sabato domenica gio sab',
  },
  nl: {
    months: 'januari februari maart mei augustus mrt',
    weekdays: 'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo',
  },
  sv: {
    months: 'maj augusti',
    weekdays: 'måndag tisdag onsdag torsdag fredag lördag söndag mån tis ons tors fre lör sön',
  },
  da: {
    months: 'marts',
    weekdays: 'mandag tirsdag lørdag søndag man tirs lør søn',
  },
  nb: {
    months: 'desember des',
    weekdays: 'tir tor',
  },
  fi: {
    months:
      'tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu',
    weekdays: 'maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai ti ke to pe la su',
  },
  is: {
    months: 'janúar febrúar apríl maí júní júlí ágúst október nóvember jún júl ágú nóv',
    weekdays:
      'mánudagur þriðjudagur miðvikudagur fimmtudagur föstudagur laugardagur sunnudagur mán þri mið fim fös lau',
  },
  pl: {
    months:
      'styczeń luty marzec kwiecień czerwiec lipiec sierpień wrzesień październik listopad grudzień stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia sty lut kwi cze lip sie wrz paź lis gru',
    weekdays: 'poniedziałek wtorek środa czwartek piątek sobota niedziela pon wt śr czw pt sob niedz',
  },
  cs: {
    months:
      'leden únor březen duben květen červen červenec srpen září říjen prosinec ledna února března dubna května června července srpna října listopadu prosince led úno bře dub kvě čvn čvc srp zář říj pro',
    weekdays: 'pondělí úterý středa čtvrtek pátek neděle po út st čt pá ne',
  },
  sk: {
    months:
      'január február marec máj januára februára apríla mája júna júla augusta septembra októbra novembra decembra',
    weekdays: 'pondelok utorok streda štvrtok piatok nedeľa ut št pi',
  },
  hu: {
    months: 'március április május június július augusztus szeptember febr márc ápr szept',
    weekdays: 'hétfő kedd szerda csütörtök péntek szombat vasárnap sze cs szo',
  },
  ro: {
    months: 'ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie ian iun iul',
    weekdays: 'luni marți miercuri joi vineri sâmbătă duminică mie vin sâm dum',
  },
  bg: {
    months: 'януари февруари март април май юни юли август септември октомври ноември декември',
    weekdays: 'понеделник вторник сряда четвъртък петък събота неделя пн вт ср чт пт сб нд',
  },
  ru: {
    months:
      'январь февраль апрель июнь июль сентябрь октябрь ноябрь декабрь января февраля марта апреля мая июня июля августа сентября октября ноября декабря янв февр апр авг сент окт нояб дек мар июн июл',
    weekdays: 'понедельник среда четверг пятница суббота воскресенье вс',
  },
  uk: {
    months:
      'січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня січ лют бер квіт трав черв лип серп вер жовт лист груд',
    weekdays: 'понеділок вівторок середа четвер пʼятниця субота неділя',
  },
  sr: {
    months: 'јануар фебруар мај јун јул септембар октобар новембар децембар јан феб сеп нов дец',
    weekdays: 'понедељак уторак четвртак петак недеља пон уто сре чет пет суб нед',
  },
  'sr-Latn': {
    months: 'mart avgust septembar oktobar novembar decembar avg',
    weekdays: 'ponedeljak utorak sreda četvrtak petak subota nedelja uto sre čet pet sub ned',
  },
  hr: {
    months:
      'siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan studeni prosinac siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna studenoga prosinca sij velj ožu tra svi kol ruj stu',
    weekdays: 'ponedjeljak srijeda nedjelja sri',
  },
  sl: {
    months: 'junij julij',
    weekdays: 'ponedeljek torek četrtek petek',
  },
  mk: {
    months: 'јануари јуни јули фев ное',
    weekdays: 'четврток петок сабота недела вто саб',
  },
  sq: {
    months:
      'janar shkurt prill qershor korrik gusht shtator tetor nëntor dhjetor shk pri qer korr gush sht tet nën dhj',
    weekdays: 'hënë martë mërkurë enjte premte shtunë diel hën mër enj pre die',
  },
  el: {
    months:
      'ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου ιαν φεβ μαρ απρ μαΐ ιουν ιουλ αυγ σεπ οκτ νοε δεκ',
    weekdays: 'δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή δευ τρί τετ πέμ παρ σάβ κυρ',
  },
  tr: {
    months:
      'ocak şubat nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık oca şub nis haz tem ağu eyl eki kas ara',
    weekdays: 'pazartesi salı çarşamba perşembe cuma cumartesi pazar pzt sal çar per cum cmt paz',
  },
  az: {
    months: 'yanvar fevral aprel iyun iyul avqust sentyabr oktyabr noyabr dekabr yan iyn iyl avq sen noy dek',
    weekdays: 'bazar ertəsi çərşənbə axşamı cümə şənbə',
  },
  ar: {
    months: 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
    weekdays: 'الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد',
  },
  fa: {
    months: 'ژانویه فوریه آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر ژانویهٔ فوریهٔ مهٔ ژوئیهٔ',
    weekdays: 'دوشنبه سه شنبه چهارشنبه پنجشنبه جمعه یکشنبه',
  },
  he: {
    months:
      'ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר ינו׳ פבר׳ אפר׳ אוג׳ ספט׳ אוק׳ נוב׳ דצמ׳',
    weekdays: 'יום שני שלישי רביעי חמישי שישי שבת ראשון ב׳ ג׳ ד׳ ה׳ ו׳ א׳',
  },
  hi: {
    months: 'जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर जन॰ फ़र॰ जुल॰ अग॰ सित॰ अक्टू॰ नव॰ दिस॰',
    weekdays: 'सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार सोम मंगल बुध गुरु शुक्र शनि रवि',
  },
  bn: {
    months:
      'জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর জানু ফেব সেপ্ট অক্টো ডিসে এপ্রি জুল আগ সেপ নভে',
    weekdays: 'সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার সোম মঙ্গল বুধ বৃহস্পতি শুক্র শনি রবি',
  },
  ta: {
    months: 'ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர் ஜன பிப் மார் ஏப் ஆக செப் அக் நவ டிச',
    weekdays: 'திங்கள் செவ்வாய் புதன் வியாழன் வெள்ளி சனி ஞாயிறு திங் செவ் புத வியா வெள் ஞாயி',
  },
  te: {
    months: 'జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జులై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్ జన ఫిబ్ర ఏప్రి ఆగ సెప్టెం అక్టో నవం డిసెం',
    weekdays: 'సోమవారం మంగళవారం బుధవారం గురువారం శుక్రవారం శనివారం ఆదివారం సోమ మంగళ బుధ గురు శుక్ర శని ఆది',
  },
  mr: {
    months: 'जानेवारी फेब्रुवारी एप्रिल मे जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर जाने फेब्रु एप्रि ऑग सप्टें ऑक्टो नोव्हें डिसें',
    weekdays: 'मंगळवार मंगळ',
  },
  gu: {
    months: 'જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ સપ્ટેમ્બર ઑક્ટોબર નવેમ્બર ડિસેમ્બર જાન્યુ ફેબ્રુ સપ્ટે ઑક્ટો નવે ડિસે',
    weekdays: 'સોમવાર મંગળવાર બુધવાર ગુરુવાર શુક્રવાર શનિવાર રવિવાર સોમ મંગળ બુધ ગુરુ શુક્ર શનિ રવિ',
  },
  ur: {
    months: 'جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر',
    weekdays: 'پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار',
  },
  ne: {
    months: 'फेब्रुअरी अप्रिल जुन अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर',
    weekdays: 'सोमबार मङ्गलबार बुधबार बिहिबार शुक्रबार शनिबार आइतबार मङ्गल बिहि आइत',
  },
  id: {
    months: 'maret agustus agu',
    weekdays: 'senin selasa rabu kamis jumat sabtu minggu sel rab kam jum min',
  },
  ms: {
    months: 'mac julai ogos disember ogo dis',
    weekdays: 'isnin khamis jumaat ahad isn kha ahd',
  },
  vi: {
    months: 'tháng thg',
    weekdays: 'thứ hai ba tư năm sáu bảy chủ nhật cn',
  },
  th: {
    months: 'มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม มี เม มิ',
    weekdays: 'วันจันทร์ วันอังคาร วันพุธ วันพฤหัสบดี วันศุกร์ วันเสาร์ วันอาทิตย์ จันทร์ อังคาร พุธ พฤหัส ศุกร์ เสาร์ อาทิตย์',
  },
  ka: {
    months:
      'იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი იან თებ მარ აპრ მაი ივნ ივლ აგვ სექ ოქტ ნოე დეკ',
    weekdays: 'ორშაბათი სამშაბათი ოთხშაბათი ხუთშაბათი პარასკევი შაბათი კვირა ორშ სამ ოთხ ხუთ პარ შაბ კვი',
  },
  hy: {
    months:
      'հունվար փետրվար մարտ ապրիլ մայիս հունիս հուլիս օգոստոս սեպտեմբեր հոկտեմբեր նոյեմբեր դեկտեմբեր հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի հնվ փտվ մրտ ապր մյս հնս հլս օգս սեպ հոկ նոյ դեկ',
    weekdays: 'երկուշաբթի երեքշաբթի չորեքշաբթի հինգշաբթի ուրբաթ շաբաթ կիրակի երկ երք չրք հնգ ուր շբթ կիր',
  },
  kk: {
    months:
      'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан қаң ақп нау сәу мам мау шіл там қыр қаз қар жел',
    weekdays: 'дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі дс сс бс жм жс',
  },
  lt: {
    months:
      'sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio',
    weekdays:
      'pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis pr an tr kt pn sk',
  },
  lv: {
    months: 'janvāris februāris aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris jūn jūl',
    weekdays:
      'pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena svētdiena pirmd otrd trešd ceturtd piektd sestd svētd',
  },
  et: {
    months: 'jaanuar veebruar märts aprill juuni juuli oktoober detsember jaan veebr dets',
    weekdays: 'esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev',
  },
  ca: {
    months:
      'gener febrer març maig juny juliol agost setembre desembre de d’abril d’agost d’octubre ag d’abr d’ag d’oct',
    weekdays: 'dilluns dimarts dimecres dijous divendres dissabte diumenge dl dt dc dj dv ds dg',
  },
  gl: {
    months: 'xaneiro febreiro xuño xullo decembro xan xul',
    weekdays: 'luns mércores xoves venres mér xov',
  },
  eu: {
    months:
      'urtarrila otsaila martxoa apirila maiatza ekaina uztaila abuztua iraila urria azaroa abendua urt ots api eka uzt abu ira urr aza abe',
    weekdays: 'astelehena asteartea asteazkena osteguna ostirala larunbata igandea al ar az og or lr ig',
  },
  sw: {
    months: 'machi aprili agosti septemba oktoba novemba desemba',
    weekdays: 'jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili',
  },
  af: {
    months: 'januarie junie julie',
    weekdays: 'vrydag saterdag sondag',
  },
  ga: {
    months:
      'eanáir feabhra márta aibreán bealtaine meitheamh iúil lúnasa meán fómhair deireadh samhain nollaig ean feabh aib beal meith lún mfómh dfómh samh noll',
    weekdays: 'dé luain máirt céadaoin déardaoin haoine sathairn domhnaigh luan céad déar aoine sath domh',
  },
  cy: {
    months:
      'ionawr chwefror mawrth ebrill mehefin gorffennaf awst medi hydref tachwedd rhagfyr ion chw maw ebr meh gor hyd tach rhag chwef gorff',
    weekdays: 'dydd llun mercher iau gwener sadwrn sul gwe sad',
  },
  fil: {
    months: 'pebrero marso hunyo hulyo setyembre oktubre nobyembre disyembre peb hun hul nob',
    weekdays: 'miyerkules huwebes biyernes sabado linggo miy huw biy lin',
  },
};
