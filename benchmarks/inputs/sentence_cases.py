"""Texts of the kinds that golden rules of sentence splitting are made of, in many languages.

A case is a line: its language, what it is about, and the text, with ` | ` where a sentence ends.
"""

from __future__ import annotations

from typing import NamedTuple


class SentenceCase(NamedTuple):
    """A text, its language (ISO 639-1), what it is about, and its sentences."""

    language: str
    about: str
    text: str
    sentences: tuple[str, ...]


def load_cases() -> list[SentenceCase]:
    """Every case, in the order of the table."""
    return [_read_case(line) for line in CASES.strip().split("\n")]


def _read_case(line: str) -> SentenceCase:
    head, _, text = line.partition(": ")
    language, _, about = head.partition(" ")
    parts = tuple(part.strip(" ") for part in text.split(" | "))
    return SentenceCase(language, about, " ".join(parts), parts)


CASES = """
en plain: The envoys arrived late. | Nobody had waited for them.
en question: Will the port reopen? | The mayor would not say.
en exclamation: They have signed! | The crowd cheered.
en initial in a name: The treaty was drafted by Nora P. Lund.
en page: See the map on p. 14 of the annex.
en firm goes on: The loan comes from Hale & Co. at low interest.
en firm ends: The loan comes from Hale & Co. | It runs for ten years.
en mountain: Mt. Elgon lies between the two districts.
en saint and street: St. Brigid's Hall on 9th st. near the quay was full.
en junior's: That was Abel Marsh Jr.'s proposal.
en country goes on: She had visited the U.S.A. twice before.
en country before a starter: He flew back to the U.S. | What came of it is unknown.
en country before a number word: Fuel is dearer in the U.S. | Thousands protested.
en country before millions: The law binds the U.S. | Millions are affected by it.
en country before an adverb: The frigate belongs to the U.S. | Officially it never left port.
en country before its organ: The text went to the U.S. Treasury in March.
en country before its office: A note came from U.S. Ambassador Hale.
en country before small letters: Exports to the U.K. rose again.
en clock in capitals before a name: The session closed at 7 P.M. | Ms. Lund then met the press.
en clock in capitals before a noun: Gates close at 6 P.M. | Visitors must leave by the east door.
en clock before a day: The hearing opens at 9 a.m. Tuesday in Oslo.
en clock at the head: At 8 a.m. Mr. Hale called the minister.
en clock before a zone: Polls close at 8 p.m. Eastern time.
en money: The ferry costs $40.50. | It runs daily.
en rupees: A sum of Rs. 25000/- was paid to the port.
en aside in brackets: He chairs (He was once a judge.) the new council.
en address of mail: Write to ada.lund@mail.example. | She answers quickly.
en address of a page: The text is at https://www.port.example/v1.2/index.html. | Read it first.
en quote goes on: He told them, "We are ready." and sat down.
en quote in single marks goes on: She replied, 'We never were.' and left.
en quote ends: He told them, "We are ready." | The envoys nodded.
en two marks: Never!! | They walked out.
en mixed marks: Really?! | Who allowed that?
en list with brackets and points: 1.) Open the port | 2.) Close the camp
en list with brackets: 1) Open the port | 2) Close the camp | 3) Meet again
en list with brackets and stops: 1) Open the port. | 2) Close the camp.
en list with points: 1. Open the port | 2. Close the camp
en list with points and stops: 1. Open the port. | 2. Close the camp.
en list with bullets: • 9. Open the port | • 10. Close the camp
en list with letters: a. Open the port | b. Close the camp | c. Meet again
en list inside a sentence: They agreed to 1) open the port and 2) close the camp.
en number sign: The file is kept under N°. 204.118. | Nobody has read it.
en number with a letter: The note was filed as No. B-12 on Monday.
en number with letters: Resolution No. CR-17/3 was adopted.
en a name with a mark: She writes for Panorama! in the capital.
en spaced points at the end: The minister said "we shall see . . . ."
en spaced points and a stop: He would not go on . . . . | Others did.
en left out words: The pact [...] binds both sides [...] for a year.
en source in brackets: "The pact [...] binds both sides [...]" (Lund 12).
en source behind a quote: He called it "a start." (Hale 7). | Others agreed.
en four points: They had hoped for more.... | The ferry left.
en points inside: We are ... well ... not ready, they said.
en points at the head: The talks went on. | ...and then the lights failed.
en ranks: Lt. Gen. Omar, Brig. Hale and Capt. Ito flew in.
en offices: Atty. Gen. Marsh and Asst. Secy. Pym briefed Amb. Hale.
en places: They met at 4 Quay Rd. Bergen and in Ft. Hale, near Pt. Lund.
en month: The pact ends on Dec. 31 of this year.
en section: Under Sec. 4 and Art. 9, para. 3, the port stays open.
en versus: The case Lund v. Hale was heard.
en sentence ends with a pronoun: The one who asked was I. | Nobody answered.
en sentence ends with a number: The vote was 12 to 4. | The motion passed.
en sentence ends with a unit: The road is 40 km. | Ministers want it longer.
en sentence ends with a short word: They agreed on gas. | Oil was left out.
de quote: „Wir warten“, sagte sie leise: „Aber nicht lange.“ | Dann ging sie.
de for example: Einige Häfen, z. B. Emden, bleiben offen.
de day: Was folgt aus der Sitzung vom 9. März?
de doctor of medicine: Die Delegation führte Dr. med. Brandt.
de doctor of law: Es sprach Prof. Dr. iur. Lange.
de street: Die Botschaft liegt in der Bremer Str. 7, 10115 Berlin.
de and so on: Gesprochen wurde über Öl, Gas usw. | Beschlossen wurde nichts.
de number: Das steht in Nr. 5 und auf S. 12 des Berichts.
de office: Der Abg. Brandt fragte Staatssekr. Lange nach dem Hafen.
de general: Gen. Maj. Brandt und Min. Lange kamen an.
de among others: Es kamen u. a. Vertreter aus Wien.
de century: Der Vertrag stammt aus dem 19. Jh. und gilt noch.
de numbered meeting: Die XII. Konferenz begann pünktlich.
de ends with a number: Sie siegten 5 zu 4. | Die Presse jubelte.
es questions: ¿Viene el ministro? | Nadie lo sabe.
es exclamation: ¡Ya firmaron! | ¡Qué sorpresa! | La sala aplaudió.
es title: Hablaron la Srta. Paz y el Lic. Gil, asesor del Dr. Mora.
es money: El puente costó $2.500.000,00. | Fue caro.
es quote with a stop: «No hay más plazo.», dijo la canciller.
es day: Será el Lun. 4 de Nov. de 2030. | Gracias.
es paragraphs: Se citaron los párrf. 2 y 3 del art. 7 de la ley.
es number: El expediente No. 204 y el N°. 305 siguen abiertos.
es country: La nota llegó de EE. UU. | El canciller la leyó.
es places: La embajada está en la Avda. Bolívar, Col. Centro, Cd. Juárez.
es ranks: El Gral. Mora, el Cnel. Paz y el Tte. Gil asistieron.
es office: La Pdta. Mora recibió al Emb. Paz y al Min. Gil.
es administration: Admón. es una palabra abreviada.
es unit at the end: La nave iba a 40 km/h. | ¿Cuándo llegará?
fr quote: « Nous irons », a-t-il dit. | Puis il est parti.
fr titles: M. Dupont, Mme Roux et Mgr. Petit ont parlé à Me. Leroy.
fr firm: Les navires de Mercier Ltd. sont au port.
fr royal: On lit « S.A.R. » devant son nom.
fr place: Le siège est au 12, av. Foch, près du bd. Hugo.
fr offices: Le gén. Leroy et l'amb. Petit sont arrivés.
fr article: Voir l'art. 5 et le chap. 3 du traité.
fr question: Viendrez-vous ? | Il n'a rien répondu.
fr about: Le coût est d'env. 40 millions.
it title: Buonasera Sig.ra Conti! | È arrivata sola?
it title with article: Ho visto l'Ing. Conti. | È venuto con l'Avv. Greco?
it for example: Certe merci (ad es. RAM e motori) sono escluse.
it quote: Si comincia così: «Il sottoscritto.».
it money: Il ponte costa 2.500.000,00€! | È troppo.
it inspection: Ha parlato il Dir. Amm. Conti della società.
it offices: L'On. Greco, il Sen. Conti e il Min. Ferri erano presenti.
it places: La sede è in P.zza Dante, vicino a V.le Roma e S. Marco.
it list: Servono: 1)pesce 2)sale.
it points at the end: La data è mar. 4 Nov.. | Grazie.
pt titles: A Sra. Gil e o Eng. Melo falaram com o Exmo. Sr. Pinto.
pt offices: O Gov. Pinto, a Dep. Gil e o Cel. Melo vieram.
pt places: A sede fica na Av. Central, junto à Pça. Nova.
pt number: O decreto n.º 12 e o art. 5 mudam.
pt question: O porto abre? | Ninguém sabe.
ru volume: Груз занял 5 куб.м. | Его увезли.
ru quote: Он крикнул: «Где посол?». | Никто не ответил.
ru speech with a dash: «Куда вы едете? – спросил посол. – Мы ведь ждём».
ru day: Встреча пройдёт 27.10.30.
ru settlement: Колонна идёт в сторону пгт. Заречный, где её ждут.
ru town and years: В 2010-2012 гг. Петров посещал г. Энск.
ru street: Посольство на ул. Мира, д. 5, близ просп. Ленина.
ru offices: Выступили зам. министра Петров, ген. Орлов и акад. Белов.
ru region: Встреча шла в Энской обл. у границы.
ru money: Цена 150 тыс. руб. | Её снизят.
ru initials: Договор подписал А.И. Орлов. | Он доволен.
uk town: Посол народився у м. Харків. | Нині він у Львові.
uk street: Посольство на вул. Миру, буд. 5, біля просп. Науки.
uk offices: Виступили ген. Орлюк, акад. Білий та проф. Мороз.
uk speech: "Коли?" — спитав посол. | Ніхто не відповів.
pl abbreviation: Firma (spółka z o.o.) ma np. Dwa statki.
pl titles: Przybyli prof. Nowak, płk. Zięba i min. Wrona.
pl places: Ambasada mieści się przy ul. Długiej, blisko pl. Wolności i al. Róż.
pl saint: Msza odbyła się w kościele św. Anny. | Przyszło wielu.
pl year: Umowa z 1990 r. wygasła. | Nowej nie ma.
nl numbers: De helft kwam te laat. | 81 procent bleef thuis.
nl points at the head: De zaal was leeg. | ...en toen viel het licht uit.
nl titles: Dhr. Bakker sprak met mevr. Visser en ir. Smit.
nl places: Het kantoor staat in de Kerkstr. 5, bij het pl. Noord.
nl for example: Enkele havens, bijv. Delft, blijven open.
cs titles: Přijeli Ing. Novák, plk. Dvořák a prof. Malá.
cs places: Sídlo je na nám. Míru, poblíž ul. Dlouhé.
cs ordinal: Jednání začalo 5. května. | Skončilo pozdě.
sk firm: Loď patrí firme Prístav s. r. o., ktorá je napr. v Nitre.
sk ordinal: Podarilo sa to až na 10. pokus.
sk numbered unit: Prišli vojaci XII. Práporu.
sv titles: Hr. Berg och prof. Lind kom kl. 9. | Mötet var kort.
sv for example: Några hamnar, t.ex. Visby, är öppna.
da saint: De mødtes i Skt. Peders kirke.
da firm ends: Aftalen er med Holm & Co. | Den gælder i et år.
da union: Danmark er med i E.U. | Hvad betyder det?
da titles: Hr. Holm og fru Lind talte med dir. Berg.
tr titles: Prof. Dr. Yılmaz, Doç. Kaya ve Sn. Demir geldi.
tr places: Büyükelçilik Atatürk Cad. 5'te, Çiçek Sok. yanında.
tr question: Liman açılacak mı? | Kimse bilmiyor.
el question: Πού είναι ο πρέσβης; | Κανείς δεν ξέρει.
el titles: Ο κ. Παππάς και η κ. Νίκου ήρθαν. | Μίλησαν λίγο.
el for example: Μερικά λιμάνια, π.χ. Ο Πειραιάς, μένουν ανοιχτά.
hu day: A találkozó 2030. május 5. napján lesz. | Mindenki jön.
hu titles: Megérkezett dr. Kovács és id. Nagy Péter.
ro titles: Au venit dl. Popescu, dna. Ionescu și prof. Radu.
ro place: Sediul este pe str. Lungă, lângă bd. Unirii.
id titles: Hadir Bpk. Santoso, Ny. Dewi dan Jend. Wira.
id place: Kantornya di Jl. Merdeka, Kab. Bogor.
ar question: هل يفتح الميناء؟ | لم يجب الوزير.
ar doctor: وقال د. سالم إن الميناء مفتوح. | ولم يضف شيئا.
ar numbers: بلغت الكلفة 7.9 مليار دولار في 12/08/2030. | وهي مرتفعة.
fa question: وزیر کجاست؟ | او در تهران است. | جلسه تمام شد.
ur stops: وزیر آئے۔ | اجلاس ختم ہوا۔
hi stops: मंत्री आए। | क्या बैठक होगी? | हाँ।
hi doctor: डॉ. वर्मा और प्रो. राव आए। | बैठक हुई।
mr stops: मंत्री आले. | बैठक झाली.
zh title with a mark: 你们看过《出发吧！船长》吗？ | 看过！
zh plain: 部长抵达奥斯陆，没有发言。 | 会谈持续三小时。
zh title with a stop: 他读了《海。港。城》。 | 然后离开。
zh quote: “我们同意。” | 部长离开了。
ja plain: 港は開いている。 | 船は出た。
ja question: いつ開きますか？ | 明日ですか？
ja number in a quote: 幹部は「３．２％を目指す。」と述べた。 | 会議は続く。
ja book: 彼は『行け！船長』を読んだ。 | そして帰った。
ko plain: 장관이 도착했다. | 회의는 짧았다.
ko number: 비용은 3.5조 원이다. | 너무 비싸다.
hy stops: Նախարարը եկավ։ | Ժողովը կարճ էր։
hy colon as a stop: Նախարարը եկավ: | Ժողովը կարճ էր:
am stops: ሚኒስትሩ መጣ። | ስብሰባው አጭር ነበር።
my stops: ဝန်ကြီး ရောက်လာသည်။ | အစည်းအဝေး တိုသည်။
km stops: រដ្ឋមន្ត្រីមកដល់។ | កិច្ចប្រជុំខ្លី។
kk comment: Кеме қашан келеді? — деді елші.
kk and others: Кемелер, порттар, т.б. нысандар ашық.
bg this year: През ноември т.г. ще се срещнат пак.
bg square: Срещата е на пл. Мир, до ул. Шипка.
"""
