"""Prose of pages that nobody wrote: sentences about meetings, and what sites put around them, by language."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

NAMES = (
    "Ana Ruiz|Tom Bell|Kenji Ito|Rosa Oda|Marta Lind|Ibrahim Sow|Petra Novak|Luis Caro|Nadia Haddad"
    "|Owen Price|Greta Holm|Samuel Okoro|Irina Volkova|Paul Mercier|Leila Aziz|Jonas Berg"
).split("|")

# {n}: a name, {k}: a number, {d}: a day of a month, {t}: a place
PROSE: dict[str, str] = {
    "en": (
        "{n} told the meeting that the harbour board would pay {k} million for the new quay before winter."
        "|The delegations of {t} and {u} met for the second time this year and spoke about fishing quotas."
        "|No decision was taken on the tolls, which {n} called too high for small carriers from {t}."
        "|According to {n}, the survey of pier {k} will be published by the end of May at the latest."
        "|The ministry did not say whether {u} had agreed to the inspection of its depots."
        "|“We will not close the school in {t},” {n} said, and asked the council for {k} more days."
        "|Residents of {t} objected to the detour, because buses would need {k} minutes longer each morning."
        "|{n} and {m} signed a memorandum on the exchange of flood data between {t} and {u}."
        "|The committee heard {k} witnesses, among them engineers, pilots and two farmers from {u}."
        "|Both sides want to meet again in {t} in the autumn, but no day has been fixed so far."
        "|In a letter to {m}, the governor warned that the ferry could stop running within {k} weeks."
        "|The budget foresees {k} new posts for the coast guard, half of them in {t}."
        "|{m} replied that her office had received neither the plan nor the money for it."
        "|Work on the railway between {t} and {u} is to begin once the {k} houses have been bought."
    ),
    "fr": (
        "{n} a déclaré que la région de {t} verserait {k} millions d’euros pour le nouveau quai avant l’hiver."
        "|Les délégations de {t} et de {u} se sont réunies pour parler des quotas de pêche et des douanes."
        "|Aucune décision n’a été prise sur les péages, que {n} juge trop élevés pour les petits transporteurs."
        "|Selon {n}, l’étude du pilier {k} sera publiée au plus tard à la fin du mois de mai."
        "|« Nous ne fermerons pas l’école de {t} », a dit {n}, qui demande {k} jours de plus au conseil."
        "|Les habitants de {u} s’opposent à la déviation, car les autobus mettraient {k} minutes de plus."
        "|{n} et {m} ont signé un accord sur l’échange des données de crue entre {t} et {u}."
        "|La commission a entendu {k} témoins, dont des ingénieurs, des pilotes et deux agriculteurs."
    ),
    "de": (
        "{n} sagte vor dem Rat, der Hafen werde bis zum Winter {k} Millionen Euro für den Kai zahlen."
        "|Die Abordnungen aus {t} und {u} trafen sich zum zweiten Mal und sprachen über Fangquoten."
        "|Über die Mautgebühren, die {n} für zu hoch hält, wurde in {t} nichts beschlossen."
        "|Nach den Worten von {n} soll das Gutachten zum Pfeiler {k} spätestens Ende Mai erscheinen."
        "|„Wir schließen die Schule in {t} nicht“, sagte {n} und bat den Rat um {k} weitere Tage."
        "|Die Anwohner von {u} sind gegen die Umleitung, weil die Busse {k} Minuten länger brauchten."
        "|{n} und {m} unterzeichneten eine Vereinbarung über Hochwasserdaten zwischen {t} und {u}."
        "|Der Ausschuss hörte {k} Zeugen, darunter Ingenieure, Lotsen und zwei Landwirte aus {u}."
    ),
    "es": (
        "{n} dijo ante el consejo que el puerto pagará {k} millones por el nuevo muelle antes del invierno."
        "|Las delegaciones de {t} y {u} se reunieron por segunda vez este año y hablaron de la pesca."
        "|No se tomó ninguna decisión sobre los peajes, que {n} considera demasiado altos para {t}."
        "|Según {n}, el estudio del pilar {k} se publicará a más tardar a finales del mes de mayo."
        "|«No cerraremos la escuela de {t}», afirmó {n}, y pidió {k} días más al consejo."
        "|Los vecinos de {u} rechazan el desvío, porque los autobuses tardarían {k} minutos más."
        "|{n} y {m} firmaron un memorando sobre el intercambio de datos de crecidas entre {t} y {u}."
        "|La comisión escuchó a {k} testigos, entre ellos ingenieros, pilotos y dos agricultores."
    ),
    "it": (
        "{n} ha detto al consiglio che il porto verserà {k} milioni per la nuova banchina prima dell’inverno."
        "|Le delegazioni di {t} e di {u} si sono incontrate e hanno parlato di quote di pesca e di dogane."
        "|Sui pedaggi non è stata presa alcuna decisione, benché {n} li giudichi troppo alti."
        "|Secondo {n}, lo studio sul pilone {k} sarà pubblicato al più tardi alla fine di maggio."
        "|«Non chiuderemo la scuola di {t}», ha detto {n}, che chiede al consiglio altri {k} giorni."
        "|Gli abitanti di {u} si oppongono alla deviazione, perché gli autobus impiegherebbero {k} minuti in più."
        "|{n} e {m} hanno firmato un’intesa sullo scambio dei dati delle piene tra {t} e {u}."
    ),
    "pt": (
        "{n} disse à assembleia que o porto pagará {k} milhões pelo novo cais antes do inverno."
        "|As delegações de {t} e de {u} reuniram-se pela segunda vez este ano para falar das quotas de pesca."
        "|Não foi tomada qualquer decisão sobre as portagens, que {n} considera demasiado altas."
        "|Segundo {n}, o estudo do pilar {k} será publicado o mais tardar no fim de maio."
        "|«Não vamos fechar a escola de {t}», afirmou {n}, que pediu mais {k} dias ao conselho."
        "|{n} e {m} assinaram um memorando sobre a troca de dados das cheias entre {t} e {u}."
    ),
    "pl": (
        "{n} oświadczył na posiedzeniu rady, że port zapłaci przed zimą {k} milionów za nowe nabrzeże."
        "|Delegacje miast {t} i {u} spotkały się po raz drugi w tym roku i rozmawiały o kwotach połowowych."
        "|W sprawie opłat nie podjęto żadnej decyzji, choć {n} uważa je za zbyt wysokie."
        "|Jak podaje {n}, badanie filaru {k} zostanie opublikowane najpóźniej pod koniec maja."
        "|„Nie zamkniemy szkoły w miejscowości {t}”, powiedział {n} i poprosił radę o {k} dni więcej."
        "|{n} i {m} podpisali porozumienie o wymianie danych powodziowych między miastami {t} i {u}."
    ),
    "ru": (
        "{n} заявил на заседании совета, что порт до зимы выплатит {k} миллионов за новый причал."
        "|Делегации городов {t} и {u} встретились во второй раз за этот год и обсудили рыболовные квоты."
        "|По словам {n}, обследование опоры {k} будет опубликовано не позднее конца мая."
        "|Решение о плате за проезд принято не было, хотя жители города {t} просили об этом."
        "|«Мы не закроем школу в городе {t}», сказал {n} и попросил у совета ещё {k} дней."
        "|Комиссия выслушала {k} свидетелей, среди них инженеров, лоцманов и двух фермеров."
    ),
    "ar": (
        "قال {n} أمام المجلس إن الميناء سيدفع {k} مليون دينار للرصيف الجديد قبل حلول الشتاء."
        "|التقى وفدا {t} و{u} للمرة الثانية هذا العام وتحدثا عن حصص الصيد وعن الجمارك."
        "|ولم يتخذ المجلس أي قرار بشأن الرسوم التي يراها {n} مرتفعة على صغار الناقلين."
        "|وبحسب {n} فإن دراسة الدعامة رقم {k} ستنشر في نهاية شهر مايو على أبعد تقدير."
        "|وقال {m} إن المدرسة في {t} لن تغلق وطلب من المجلس مهلة مدتها {k} يوما إضافيا."
        "|ووقع {n} و{m} مذكرة تفاهم حول تبادل بيانات الفيضانات بين {t} و{u}."
    ),
    "he": (
        "{n} אמר במועצה כי הנמל ישלם {k} מיליון שקלים עבור הרציף החדש לפני החורף הקרוב."
        "|המשלחות של {t} ושל {u} נפגשו בפעם השנייה השנה ודיברו על מכסות הדיג."
        "|לא התקבלה החלטה בנושא האגרות, ש{n} רואה בהן נטל כבד מדי על המובילים הקטנים."
        "|לדברי {n}, הסקר של עמוד {k} יתפרסם לכל המאוחר בסוף חודש מאי."
        "|{n} ו{m} חתמו על מזכר בדבר חילופי נתוני שיטפונות בין {t} לבין {u}."
    ),
    "zh": (
        "{n}在会议上表示，港务局将在冬季到来之前为新码头支付{k}百万元。"
        "|{t}和{u}的代表团今年第二次会晤，就捕鱼配额和海关手续交换了意见。"
        "|会议没有就过路费作出决定，{n}认为这对小型运输企业来说太高了。"
        "|据{n}介绍，第{k}号桥墩的调查报告最迟将于五月底公布。"
        "|“我们不会关闭{t}的学校”，{n}说，并请求委员会再给{k}天时间。"
        "|{n}与{m}签署了关于{t}和{u}之间交换洪水数据的谅解备忘录。"
    ),
    "ja": (
        "{n}氏は会議で、港湾局が冬までに新しい岸壁のため{k}百万円を支払うと述べた。"
        "|{t}と{u}の代表団は今年二度目の会談を行い、漁獲割当について意見を交換した。"
        "|通行料については何も決まらず、{n}氏は小さな運送会社には高すぎると指摘した。"
        "|{n}氏によると、第{k}橋脚の調査結果は遅くとも五月末までに公表される。"
        "|「{t}の学校は閉鎖しません」と{n}氏は述べ、さらに{k}日の猶予を求めた。"
    ),
    "ko": (
        "{n} 위원은 회의에서 항만청이 겨울 전에 새 부두를 위해 {k}백만 원을 지급할 것이라고 말했다."
        "|{t}와 {u} 대표단은 올해 두 번째로 만나 어획 할당량에 대해 의견을 나누었다."
        "|통행료에 대해서는 아무 결정도 내려지지 않았으며 {n} 위원은 너무 높다고 지적했다."
        "|{n} 위원에 따르면 제{k}교각 조사 결과는 늦어도 오월 말까지 공개될 예정이다."
        "|{n} 위원과 {m} 위원은 {t}와 {u} 사이의 홍수 자료 교환에 관한 각서에 서명했다."
    ),
}
PLACES = {
    "en": "Eastwick Arland Northmoor Calder Sunhaven Westport Brigg Tarn",
    "fr": "Valmont Rochefeuille Aubrac Sernac Montclar Bréville",
    "de": "Lindau Ostheim Grünfeld Seewalde Bergen Altmark",
    "es": "Valderrama Sotillo Marbera Pinar Cañada Riofrío",
    "it": "Pietralba Montefosco Rivamare Castelnero Borgalto Sorvi",
    "pt": "Vilarinho Montalvo Arribas Sobreira Foz Caldeira",
    "pl": "Brzegi Olszyna Kamionka Zawada Rybno Lipowiec",
    "ru": "Озёрск Приморск Каменка Лесной Дубна Солонцы",
    "ar": "الزهراء الواحة المرسى الساحل النخيل البحيرة",
    "he": "אלונים כרמית גבעון שדמות נחלים רמון",
    "zh": "东港 西山 南浦 北湖 青石 白沙",
    "ja": "東浜 西原 南沢 北浦 青木 白川",
    "ko": "동해 서산 남포 북천 청암 백사",
}
TITLES = {
    "en": "Council hears dispute over the quay in {t}",
    "fr": "Le conseil débat du quai de {t}",
    "de": "Rat streitet über den Kai in {t}",
    "es": "El consejo debate el muelle de {t}",
    "it": "Il consiglio discute della banchina di {t}",
    "pt": "Conselho debate o cais de {t}",
    "pl": "Rada o nabrzeżu w miejscowości {t}",
    "ru": "Совет обсудил причал в городе {t}",
    "ar": "المجلس يناقش رصيف {t}",
    "he": "המועצה דנה ברציף של {t}",
    "zh": "委员会讨论{t}码头问题",
    "ja": "{t}の岸壁をめぐり会議",
    "ko": "{t} 부두를 둘러싼 회의",
}
# What sites put around: names of links, then headlines of other stories.
LINKS = {
    "en": "Home|Politics|Business|Weather|Sport|Culture|Jobs|Contact us|Subscribe|Sign in|Archive|Videos|Podcasts|Privacy policy|Terms of use|Accessibility|Newsletters|Travel|Health|Opinion|Puzzles|Events|Careers|Help centre|Sitemap|Advertise|Licensing|Feedback|Gardening|Obituaries",
    "fr": "Accueil|Politique|Économie|Météo|Sports|Culture|Emploi|Nous contacter|S’abonner|Se connecter|Vidéos|Mentions légales|Plan du site|Newsletter",
    "de": "Startseite|Politik|Wirtschaft|Wetter|Kultur|Stellenmarkt|Kontakt|Abonnieren|Anmelden|Mediathek|Datenschutz|Impressum|Barrierefreiheit|Reisen",
    "es": "Inicio|Política|Economía|El tiempo|Deportes|Cultura|Empleo|Contacto|Suscríbete|Iniciar sesión|Vídeos|Aviso legal|Mapa web|Boletín",
    "it": "Pagina iniziale|Politica|Economia|Previsioni del tempo|Cultura|Lavora con noi|Contatti|Abbonati|Area riservata|Note legali|Mappa del sito|Rassegna",
    "pt": "Página inicial|Política|Economia|Meteorologia|Desporto|Cultura|Empregos|Contactos|Assinar|Iniciar sessão|Aviso legal|Mapa do sítio",
    "pl": "Strona główna|Polityka|Gospodarka|Pogoda|Kultura|Oferty pracy|Kontakt|Zaloguj się|Archiwum|Deklaracja dostępności|Mapa serwisu|Filmy",
    "ru": "Главная|Политика|Экономика|Погода|Спорт|Культура|Вакансии|Контакты|Подписка|Войти|Архив|Видео",
    "ar": "الرئيسية|سياسة|اقتصاد|الطقس|رياضة|ثقافة|وظائف|اتصل بنا|اشترك|تسجيل الدخول|الأرشيف|فيديو",
    "he": "דף הבית|פוליטיקה|כלכלה|מזג אוויר|ספורט|תרבות|דרושים|צור קשר|הרשמה|כניסה|ארכיון|וידאו",
    "zh": "首页|政治|经济|天气|体育|文化|招聘|联系我们|订阅|登录|视频|网站地图",
    "ja": "ホーム|政治|経済|天気|スポーツ|文化|採用情報|お問い合わせ|購読|ログイン|動画|サイトマップ",
    "ko": "홈|정치|경제|날씨|스포츠|문화|채용|문의하기|구독|로그인|동영상|사이트맵",
}
STORIES = {
    "en": "Ten gardens to see before the frost|Why the night train is fully booked again|A baker wins the marathon at last|Storm closes three mountain passes|How to keep a piano in tune|Museum shows lost maps of the lake|Chess club seeks new players for spring|Old cinema reopens with silent films",
    "fr": "Dix jardins à voir avant le gel|Le train de nuit affiche complet|Une boulangère gagne le marathon|Le musée montre des cartes perdues",
    "de": "Zehn Gärten vor dem ersten Frost|Warum der Nachtzug ausgebucht ist|Bäcker gewinnt den Marathon|Museum zeigt verschollene Karten",
    "es": "Diez jardines antes de la helada|El tren nocturno, otra vez lleno|Una panadera gana el maratón|El museo muestra mapas perdidos",
    "it": "Dieci giardini prima del gelo|Treno notturno di nuovo pieno|Una fornaia vince la maratona|Il museo mostra mappe perdute",
    "pt": "Dez jardins antes da geada|Comboio noturno outra vez cheio|Padeira vence a maratona|Museu mostra mapas perdidos",
    "pl": "Dziesięć ogrodów przed mrozem|Nocny pociąg znowu pełny|Piekarka wygrywa maraton|Muzeum pokazuje zaginione mapy",
    "ru": "Десять садов до первых морозов|Ночной поезд снова переполнен|Пекарь выиграл марафон",
    "ar": "عشر حدائق قبل الصقيع|قطار الليل محجوز بالكامل|خباز يفوز بالماراثون",
    "he": "עשרה גנים לפני הכפור|רכבת הלילה שוב מלאה|אופה ניצח במרתון",
    "zh": "霜降前值得一看的十座花园|夜班火车再次满员|面包师赢得马拉松",
    "ja": "霜の前に見たい十の庭園|夜行列車また満席に|パン職人がマラソン優勝",
    "ko": "서리 전에 볼 정원 열 곳|야간열차 또 매진|제빵사 마라톤 우승",
}  # fmt: skip


@dataclass
class Writer:
    """What writes one page, and notes which of its words are the article's and which the site's."""

    language: str
    seed: int
    article: list[str] = field(default_factory=list)
    around: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin where another page of the same language does not."""
        self.chance = random.Random(self.seed)
        self._sentences: list[str] = []
        self.headline = self._fill(TITLES[self.language])

    def sentence(self) -> str:
        """One more sentence of the article, not said before, so that a lost one is missed."""
        while True:
            if not self._sentences:
                self._sentences = PROSE[self.language].split("|")
                self.chance.shuffle(self._sentences)
            sentence = self._fill(self._sentences.pop())
            if sentence not in self.article:
                return self.say(sentence)

    def paragraph(self, sentences: int = 3) -> str:
        """A paragraph of the article."""
        gap = "" if self.language in ("zh", "ja") else " "
        return gap.join(self.sentence() for _ in range(sentences))

    def say(self, words: str) -> str:
        """Words of the article, noted."""
        self.article.append(words)
        return words

    def nav(self, words: str) -> str:
        """Words of the site around it, noted."""
        self.around.append(words)
        return words

    def link(self) -> str:
        """The name of a link of the site."""
        return self.nav(self.chance.choice(LINKS[self.language].split("|")))

    def story(self) -> str:
        """The headline of another story."""
        return self.nav(self.chance.choice(STORIES[self.language].split("|")))

    def name(self) -> str:
        """A name of the article, noted."""
        return self.say(self.chance.choice(NAMES))

    def _fill(self, sentence: str) -> str:
        names = self.chance.sample(NAMES, 2)
        places = self.chance.sample(PLACES[self.language].split(), 2)
        number = self.chance.randint(2, 90)
        return sentence.format(n=names[0], m=names[1], t=places[0], u=places[1], k=number)
