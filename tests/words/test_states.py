"""Which state a name stands for, which states a document mentions, and which a claim names."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer._words.fold import fold
from summarizer._words.states import Mentioned, country_of, country_of_capital, states, states_in


def _cases(text: str) -> list[object]:
    """A case a line, "name: result"; the name is the id."""
    pairs = [line.rsplit(":", 1) for line in text.strip().split("\n")]
    return [pytest.param(name.strip(), code.strip() or None, id=name.strip()) for name, code in pairs]


def _mentions(text: str, name: str) -> bool:
    return Mentioned(fold(text), original=text).has(name)


@pytest.mark.parametrize(
    ("name", "code"),
    _cases(
        """
        United States: USA
        the United States: USA
        America: USA
        US: USA
        U.S.: USA
        USA: USA
        us:
        UK: GBR
        Britain: GBR
        UAE: ARE
        Georgia: GEO
        Jordan: JOR
        Guinea: GIN
        Guinea-Bissau: GNB
        Guinée équatoriale: GNQ
        Papua New Guinea: PNG
        Congo:
        Kongo:
        الكونغو:
        Korea:
        Korean:
        Congolese:
        Dominican:
        Democratic Republic of the Congo: COD
        DR Congo: COD
        Republic of the Congo: COG
        Korea, Republic of: KOR
        DPRK: PRK
        Niger: NER
        Nigeria: NGA
        Nigerien: NER
        Nigerian: NGA
        Dominica: DMA
        República Dominicana: DOM
        Côte d’Ivoire: CIV
        Cote d'Ivoire: CIV
        São Tomé and Príncipe: STP
        Burma: MMR
        Myanmar: MMR
        Türkiye: TUR
        Turkey: TUR
        Islamic Republic of Iran: IRN
        Holy See: VAT
        Palestine: PSE
        Taiwan: TWN
        Hong Kong: HKG
        Kosovo: XKX
        Косово: XKX
        Estados Unidos: USA
        EE. UU.: USA
        Les États-Unis: USA
        die Vereinigten Staaten: USA
        gli Stati Uniti: USA
        США: USA
        الولايات المتحدة: USA
        عُمان: OMN
        عمان: OMN
        美国: USA
        美國: USA
        刚果（金）: COD
        中华人民共和国: CHN
        Amerika Birleşik Devletleri: USA
        ABD: USA
        Amerika Serikat: USA
        Tiongkok: CHN
        Того: TGO
        того:
        Chinese: CHN
        Emirati: ARE
        Dutch: NLD
        Beijing:
        South America:
        England:
        New Mexico:
        """
    ),
)
def test_a_name_stands_for_one_state_or_for_none(name: str, code: str | None) -> None:
    assert country_of(name) == code


@pytest.mark.parametrize(
    ("name", "code"),
    _cases(
        """
        Beijing: CHN
        Islamabad: PAK
        Москва: RUS
        Москвой: RUS
        北京: CHN
        الرياض: SAU
        Londres: GBR
        Kiev: UKR
        Jerusalem:
        China:
        Shanghai:
        """
    ),
)
def test_a_capital_stands_for_its_state(name: str, code: str | None) -> None:
    assert country_of_capital(name) == code


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("China", "Chinese officials met", id="adjective"),
        pytest.param("Poland", "two Poles and a Dane", id="plural"),
        pytest.param("Pakistan", "Islamabad said", id="capital"),
        pytest.param("United States", "They told US officials", id="abbreviation"),
        pytest.param("UAE", "the U.A.E. agreed", id="with points"),
        pytest.param("Mexico", "las ministras mexicanas", id="Spanish"),
        pytest.param("France", "la ministre française", id="French"),
        pytest.param("France", "mit französischen Ministern", id="German adjective"),
        pytest.param("France", "die Minister Frankreichs", id="German genitive"),
        pytest.param("United States", "der Vereinigten Staaten", id="German weak"),
        pytest.param("Brazil", "o ministro brasileiro", id="Portuguese"),
        pytest.param("Germany", "i ministri tedeschi", id="Italian"),
        pytest.param("Russia", "в России", id="Russian case"),
        pytest.param("China", "с Китаем", id="Russian instrumental"),
        pytest.param("South Korea", "с Южной Кореей", id="Russian two words"),
        pytest.param("Russia", "российскому министру", id="Russian adjective"),
        pytest.param("Ukraine", "українського міністра", id="Ukrainian adjective"),
        pytest.param("Russia", "в Москве", id="Russian capital"),
        pytest.param("Türkiye", "Türkiye'nin önerisi", id="Turkish genitive"),
        pytest.param("United States", "ABD’nin önerisi", id="Turkish abbreviation"),
        pytest.param("China", "وبالصين", id="Arabic two prefixes"),
        pytest.param("China", "للصين", id="Arabic li-l"),
        pytest.param("United States", "للولايات المتحدة", id="Arabic phrase"),
        pytest.param("Egypt", "الوزيرة المصرية", id="Arabic adjective"),
        pytest.param("Egypt", "والمصري", id="Arabic prefixed adjective"),
        pytest.param("China", "中国外交部长", id="Chinese"),
        pytest.param("China", "中方表示", id="Chinese side"),
        pytest.param("Somalia", "索马里政府", id="Chinese longest"),
        pytest.param("Bolivia", "reunidos en La Paz", id="capital that is a word"),
        pytest.param("Mali", "Mali agreed", id="name that is a word"),
        pytest.param("Ukraine", "у Києві", id="Ukrainian capital"),
        pytest.param("Dominican Republic", "the Dominican president", id="shared adjective"),
        pytest.param("North Korea", "North and South Korea", id="both named at once"),
    ],
)
def test_a_document_mentions_a_state_in_any_form(name: str, text: str) -> None:
    assert _mentions(text, name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("Niger", "Nigeria and Nigerian troops", id="Niger in Nigeria"),
        pytest.param("Nigeria", "Niger and Nigerien troops", id="Nigeria in Niger"),
        pytest.param("Niger", "the Niger Delta", id="Niger Delta"),
        pytest.param("Guinea", "Guinea-Bissau", id="Guinea-Bissau"),
        pytest.param("Guinea", "Equatorial Guinea", id="Equatorial Guinea"),
        pytest.param("Guinea", "Papua New Guinea", id="Papua New Guinea"),
        pytest.param("Guinea", "赤道几内亚", id="Equatorial Guinea in Chinese"),
        pytest.param("DR Congo", "the Republic of the Congo", id="other Congo"),
        pytest.param("DR Congo", "the Congo", id="Congo alone"),
        pytest.param("Republic of the Congo", "the Democratic Republic of the Congo", id="first Congo"),
        pytest.param("North Korea", "South Korea and Korean firms", id="other Korea"),
        pytest.param("South Korea", "Korea", id="Korea alone"),
        pytest.param("Austria", "Australia", id="Austria"),
        pytest.param("Iran", "Iraq", id="Iran"),
        pytest.param("Iraq", "Ирана", id="Iraq in Russian"),
        pytest.param("Slovakia", "Slovenian ministers", id="Slovakia"),
        pytest.param("Dominica", "Dominican Republic", id="Dominica"),
        pytest.param("Sudan", "South Sudan and South Sudanese", id="Sudan"),
        pytest.param("South Sudan", "Sudanese ministers", id="South Sudan"),
        pytest.param("Mali", "Malawi, Maldives and Malta", id="Mali"),
        pytest.param("Mali", "Somalia 索马里", id="Mali in Somalia"),
        pytest.param("India", "Indonesia in the Indian Ocean", id="Indian Ocean"),
        pytest.param("India", "印度尼西亚在印度洋", id="India in Chinese"),
        pytest.param("China", "Indochina and the South China Sea", id="Indochina"),
        pytest.param("Oman", "Romania", id="Oman in Romania"),
        pytest.param("Oman", "the Gulf of Oman", id="Gulf of Oman"),
        pytest.param("Mexico", "New Mexico", id="New Mexico"),
        pytest.param("France", "the Paris Agreement", id="Paris Agreement"),
        pytest.param("United States", "They told us", id="pronoun"),
        pytest.param("United States", "Organization of American States", id="American States"),
        pytest.param("Ireland", "Northern Ireland", id="Northern Ireland"),
        pytest.param("Bolivia", "hablaron de la paz. La paz es", id="peace in Spanish"),
        pytest.param("Peru", "lima menteri", id="five in Indonesian"),
        pytest.param("Haiti", "沿海地区", id="Haiti inside Chinese words"),
        pytest.param("Mali", "мал золотник", id="Russian word like a stem"),
        pytest.param("Togo", "кроме того", id="Russian word"),
        pytest.param("China", "中", id="one Chinese character"),
        pytest.param("India", "Ind", id="cut short"),
        pytest.param("Atlantis", "Atlantis", id="no state"),
        pytest.param("Beijing", "Beijing", id="a capital is no state's name"),
    ],
)
def test_a_document_does_not_mention_another_state(name: str, text: str) -> None:
    assert not _mentions(text, name)


@pytest.mark.parametrize(
    ("text", "mentioned"),
    [
        pytest.param("the US agreed", True, id="article"),
        pytest.param("US-led talks", True, id="joined"),
        pytest.param("they told us", False, id="pronoun"),
    ],
)
def test_a_folded_text_alone_tells_the_abbreviation_from_the_pronoun(text: str, mentioned: bool) -> None:
    assert Mentioned(fold(text)).has("United States") == mentioned


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param("Beijing met Islamabad", "", id="capitals"),
        pytest.param("The US and the U.K. met", "USA GBR", id="abbreviations"),
        pytest.param("They told us of the uk", "", id="small letters"),
        pytest.param("CONTACT US TODAY", "", id="capitals throughout"),
        pytest.param("US President", "USA", id="before a noun"),
        pytest.param("It costs US$ 5", "", id="currency"),
        pytest.param("polish the turkey on china", "", id="common words"),
        pytest.param("Polish and Turkish envoys", "POL TUR", id="English adjectives"),
        pytest.param("ministros mexicanos", "MEX", id="Spanish adjective"),
        pytest.param("la ministra montenegrina", "MNE", id="Montenegro in three languages"),
        pytest.param("kirgisische und tschadische Minister", "KGZ TCD", id="German, rarer"),
        pytest.param("ministre centrafricain et tanzanien", "CAF TZA", id="French, rarer"),
        pytest.param("черногорского и руандийского министров", "MNE RWA", id="Russian, rarer"),
        pytest.param("pueblo indio, salomonisches Urteil, Papou", "", id="no demonyms"),
        pytest.param("Frau Oma", "", id="German Oma"),
        pytest.param("la réunion de Maurice et Dominique", "", id="French words and names"),
        pytest.param("Korean and Congolese", "", id="shared"),
        pytest.param("中俄美", "", id="single Chinese characters"),
        pytest.param("中国和俄罗斯", "CHN RUS", id="Chinese"),
        pytest.param("российско-китайские переговоры", "RUS CHN", id="Russian compound"),
        pytest.param("الوزير المصري والسعودية", "EGY SAU", id="Arabic"),
        pytest.param("Nigeria, Niger", "NGA NER", id="neighbours"),
        pytest.param("South Korea", "KOR", id="longest"),
        pytest.param("Mali and Chad", "MLI TCD", id="names that are words"),
        pytest.param("Hong Kong", "", id="territory"),
    ],
)
def test_a_claim_names_only_what_it_plainly_names(text: str, codes: str) -> None:
    assert states_in(text) == set(codes.split())


def test_every_state_has_a_name_and_all_but_few_an_adjective_and_a_capital() -> None:
    table = states()
    capitals = {code for form in table.forms.values() if form.kind == "capital" for code in form.codes}
    assert len(table.members) == 193 + 4
    assert table.members <= set(table.named.values())
    # Their capitals bear the name of the state.
    assert table.members - capitals <= {"SGP", "MCO", "SMR", "VAT", "LUX", "GTM", "PAN", "KWT", "DJI"}


@pytest.mark.parametrize("tag", "en es fr de pt it ru ar zh_Hans zh_Hant tr id".split())
def test_every_cldr_name_is_the_state_it_names_there(tag: str) -> None:
    import pycountry
    from babel import Locale

    codes = {each.alpha_2: each.alpha_3 for each in pycountry.countries}
    labels = {code: label for code, label in Locale.parse(tag).territories.items() if code in codes}
    wrong = {code for code, label in labels.items() if country_of(label) != codes[code]}
    assert wrong <= {"CG"}  # Spanish calls it Congo alone


@given(st.text())
def test_no_text_is_an_error(text: str) -> None:
    country_of(text)
    country_of_capital(text)
    states_in(text)


@given(st.text(), st.sampled_from(["China", "Congo", "us", "Москва", "中", "Atlantis", "Chad"]))
def test_what_is_mentioned_is_a_state(text: str, name: str) -> None:
    for each in (name, text):
        if Mentioned(fold(f"{text} {name}"), original=f"{text} {name}").has(each):
            assert country_of(each) is not None


@example("vietnam")
@example("в єтнам")
@given(st.sampled_from(sorted(states().named)))
def test_a_state_is_mentioned_by_its_own_name(name: str) -> None:
    printed = name.title()
    assert country_of(printed) is None or _mentions(f"x {printed}", printed)


@pytest.mark.parametrize("name", ["В’єтнам", "Вʼєтнам", "В'єтнам"])
def test_an_apostrophe_of_any_shape_is_one_in_a_name(name: str) -> None:
    assert country_of(name) == "VNM"
    assert states_in(f"Переговори провів {name}.") == {"VNM"}
