"""What a party is by its name, its kind and its document: which state, organization, authority."""

from __future__ import annotations

import re

import pytest
from case_tables import cases_in, named_cases
from examples import reading_of
from hypothesis import given
from hypothesis import strategies as st

from summarizer._parties import bodies as listed
from summarizer._parties.kinds import Identity, identify_party, is_unnamed
from summarizer._words.states import load_state_tables
from summarizer.schemas import Party, PartyKind


def _identity(name: str, kind: PartyKind = "state", text: str = "") -> Identity:
    return identify_party(
        Party(id="p1", name=name, known_by=None, kind=kind), reading_of(text or f"Talks: {name} agreed.")
    )


@pytest.mark.parametrize(
    ("name", "code"),
    named_cases(
        """
        Pakistan: PAK
        Islamabad: PAK
        the Pakistani side: PAK
        the Government of Pakistan: PAK
        Pakistan's government: PAK
        Pakistan’s side: PAK
        Pakistani officials: PAK
        senior Pakistani officials: PAK
        Islamic Republic of Pakistan: PAK
        Bundesrepublik Deutschland: DEU
        Regierung der Bundesrepublik Deutschland: DEU
        Federación de Rusia: RUS
        Federação da Rússia: RUS
        俄罗斯联邦: RUS
        南非共和国: ZAF
        埃及阿拉伯共和国: EGY
        República Árabe Siria: SYR
        Confédération suisse: CHE
        Grand-Duché de Luxembourg: LUX
        Republic of Hungary: HUN
        República da China: TWN
        governo da República da China: TWN
        République de Chine: TWN
        gobierno de la República Popular China: CHN
        a delegação indiana: IND
        delegación portuguesa: PRT
        le Salvador: SLV
        the U.S.: USA
        the U.S. government: USA
        US officials: USA
        the Philippines' delegation: PHL
        Côte d’Ivoire’s government: CIV
        Guinea-Bissau: GNB
        Republic of Korea: KOR
        el Gobierno de México: MEX
        la delegación mexicana: MEX
        le gouvernement français: FRA
        la partie tunisienne: TUN
        die deutsche Regierung: DEU
        der österreichischen Seite: AUT
        o governo brasileiro: BRA
        il governo italiano: ITA
        Reino de España: ESP
        правительство России: RUS
        российская сторона: RUS
        власти Казахстана: KAZ
        український уряд: UKR
        حكومة مصر: EGY
        الجانب المصري: EGY
        سلطنة عُمان: OMN
        المملكة المغربية: MAR
        巴基斯坦政府: PAK
        中方: CHN
        中国代表团: CHN
        Türkiye hükümeti: TUR
        pemerintah Indonesia: IDN
        the Kremlin: RUS
        Кремль: RUS
        Downing Street: GBR
        the White House: USA
        白宫: USA
        the Élysée: FRA
        Foggy Bottom: USA
        Itamaraty: BRA
        Kosovo: XKX
        Taiwan: TWN
        Palestinian Authority: PSE
        """
    ),
)
def test_a_state_is_known_by_any_of_its_names(name: str, code: str) -> None:
    found = _identity(name)
    assert (found.key, found.country) == (("state", code), code)


@pytest.mark.parametrize(
    "name",
    [
        "Congo",
        "Korea",
        "the Korean side",
        "the Guineas",
        "San José",
        "Government",
        "the Islamic side",
        "officials",
        "die Bundesregierung",
        "North Africa",
        "former Pakistani officials",
        "Friends of Syria",
        "England",
        "the Syrian opposition",
        "Atlantis",
        "Indiana",
        "the Government of Indiana",
        "Guiana",
        "Granada",
        "Salvador",
        "Reino de Granada",
        "German Democratic Republic",
        "Democratic Republic of Vietnam",
        "Federation of Bosnia and Herzegovina",
        "Islamic Republic of Turkey",
        "中非",
    ],
)
def test_what_is_no_one_states_name_is_no_state(name: str) -> None:
    assert _identity(name).country is None


@pytest.mark.parametrize("kind", ["state", "other"])
@pytest.mark.parametrize(
    ("name", "code"),
    named_cases(
        """
        ministre rwandais: RWA
        the Rwandan minister: RWA
        émissaire burundais: BDI
        der deutsche Außenminister: DEU
        Polish prime minister: POL
        министр иностранных дел Казахстана: KAZ
        Rwanda's foreign minister: RWA
        Minister for Foreign Affairs of Ghana: GHA
        Minister of Trade and Industry of Kenya: KEN
        le ministre des Affaires étrangères d'Italie: ITA
        le Premier ministre canadien: CAN
        il ministro degli Esteri montenegrino: MNE
        el canciller montenegrino: MNE
        o embaixador angolano: AGO
        o primeiro-ministro português: PRT
        el ministro de Relaciones Exteriores de Colombia: COL
        российский посол: RUS
        премьер-министр Армении: ARM
        وزير الخارجية المصري: EGY
        卢旺达外长: RWA
        Menteri Luar Negeri Indonesia: IDN
        Türkiye Dışişleri Bakanı: TUR
        a US special envoy: USA
        """
    ),
)
def test_who_holds_an_office_of_one_state_is_that_state(name: str, code: str, kind: PartyKind) -> None:
    found = _identity(name, kind)
    assert (found.key, found.country) == (("state", code), code)


@pytest.mark.parametrize("kind", ["state", "other"])
@pytest.mark.parametrize(
    "name",
    [
        "the German car industry",
        "the president of the German car association",
        "Ambassador French",
        "Ambassador Jordan",
        "Finance Minister Jordan",
        "special envoy for Yemen",
        "envoyé spécial pour la Syrie",
        "ambassador to Kenya",
        "US envoy for Iran",
        "former Polish prime minister",
        "ex-ministre rwandais",
        "president-elect of Ghana",
        "Canadian premier",
        "Australian state premiers",
        "deutscher Ministerpräsident",
        "German mayor",
        "Indian governor",
        "Mexican senator",
        "Polish professor",
        "minister for Russian affairs",
        "Rwandan minister Olivier Nduhungirehe",
        "British and French ministers",
        "the Turkish Cypriot minister",
        "Chinese Premier League",
        "Congolese minister",
        "minister",
    ],
)
def test_what_is_no_office_of_one_state_is_no_state(name: str, kind: PartyKind) -> None:
    assert _identity(name, kind).country is None


@pytest.mark.parametrize(
    ("name", "text", "code"),
    cases_in(
        """
        island: Granada => Granada agreed. The Grenadian envoy left St. George's. => GRD
        region: Guiana => A Guiana concordou. O ministro veio de Georgetown. => GUY
        federation: Federation of Bosnia and Herzegovina => It met Bosnia and Herzegovina. =>
        """
    ),
)
def test_the_name_of_another_place_is_a_states_where_the_document_names_it_otherwise(
    name: str, text: str, code: str | None
) -> None:
    assert _identity(name, text=text).country == code


def test_a_minister_of_a_capital_that_an_authority_holds_is_not_the_state_beside_it() -> None:
    found = _identity("Afghan minister", "state", "The Afghan minister agreed, the Taliban said.")
    assert (found.key[0], found.country) == ("side", "AFG")


def test_an_office_that_is_no_person_is_a_state_for_the_kind_state_only() -> None:
    assert _identity("the Kremlin", "other").key[0] == "side"


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        *cases_in(
            """
            full: Congo => Congo paid. The Democratic Republic of Congo agreed. => COD
            beside the other: Congo => Congo met DR Congo. =>
            both named: Congo => DR Congo met Congo-Brazzaville. Congo paid. =>
            South Korea: Korea => South Korea agreed. Korea paid. => KOR
            never the North: Korea => North Korea fired. Korea protested. =>
            Georgia: Georgia => Georgia met Armenia. => GEO
            the US state: Georgia => Georgia officials met in Atlanta. =>
            Tbilisi: Georgia => Georgia sent a minister from Tbilisi to Atlanta. => GEO
            Washington: Washington => Washington agreed. => USA
            Washington State: Washington => Washington and Oregon met in Seattle. =>
            of Costa Rica: San José => Costa Rica spoke. San José agreed. => CRI
            of California: San José => San José, California, agreed. =>
            of Belgium: Brussels => Belgium spoke. Brussels agreed. => BEL
            of the EU: Brussels => Belgium spoke. Brussels agreed for the EU. =>
            Kabul: Kabul => Kabul agreed. => AFG
            Oman: عمان => عمان وسلطنة عمان => OMN
            Amman: عمان => عمان والأردن =>
            """
        ),
        pytest.param("Congolese officials", "DR Congo met Rwanda. Congolese officials paid.", "COD"),
    ],
)
def test_what_several_bear_is_the_one_that_the_document_settles(
    name: str, text: str, code: str | None
) -> None:
    found = _identity(name, "state", text)
    assert found.country == code
    assert (found.key[0] == "state") == (code is not None)


def test_a_capital_that_an_authority_holds_is_not_the_state_beside_that_authority() -> None:
    found = _identity("Kabul", "state", "Kabul agreed, the Taliban said.")
    assert (found.key[0], found.country) == ("side", "AFG")


@pytest.mark.parametrize(
    ("name", "code"),
    named_cases(
        """
        Pakistan's Foreign Ministry: PAK
        Government of Pakistan: PAK
        the Norwegian parliament: NOR
        Ministry of Foreign Affairs of Japan: JPN
        Ministry of Defence (Japan): JPN
        Central Bank of Kenya: KEN
        UK Parliament: GBR
        US State Department: USA
        the White House: USA
        the Bundestag: DEU
        Knesset: ISR
        das französische Außenministerium: FRA
        ministère français des Affaires étrangères: FRA
        Ministerio de Relaciones Exteriores de Colombia: COL
        МИД России: RUS
        وزارة الخارجية المصرية: EGY
        中国外交部: CHN
        Foreign Ministry:
        Syria Contact Group:
        Ukraine Defense Contact Group:
        Iran Sanctions Committee:
        Indian Ocean Commission:
        US-China Business Council:
        Norwegian-Russian Joint Fisheries Commission:
        Embassy of Japan in Kenya:
        UN mission in South Sudan:
        Russian-backed administration:
        Georgia's legislature:
        Ministry of Congo:
        Islamabad:
        """
    ),
)
def test_a_national_body_is_of_the_state_it_is_named_with_and_is_not_that_state(
    name: str, code: str | None
) -> None:
    found = _identity(name, "body")
    assert (found.key[0], found.country) == ("side", code)


@pytest.mark.parametrize(
    ("name", "code"),
    named_cases(
        """
        Pakistan's Punjab province: PAK
        Punjab, Pakistan: PAK
        Indian state of Kerala: IND
        Canadian province of Alberta: CAN
        Islamabad:
        Georgia:
        Atlanta, Georgia:
        Singapore:
        Indian-administered Kashmir:
        New Mexico:
        """
    ),
)
def test_a_place_below_the_state_is_of_a_country_only_if_named_with_it(
    name: str, code: str | None
) -> None:
    found = _identity(name, "subnational")
    assert (found.key[0], found.country) == ("subnational", code)


@pytest.mark.parametrize("name", ["Jordan", "Chad", "Pakistan"])
@pytest.mark.parametrize("kind", ["person", "company", "civil_society", "international_org"])
def test_other_kinds_have_no_country(name: str, kind: PartyKind) -> None:
    assert _identity(name, kind).country is None


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    cases_in(
        """
        Taliban: Taliban => de_facto_authority => AFG
        their government: the Taliban government => state => AFG
        Islamic Emirate: Islamic Emirate of Afghanistan => state => AFG
        in Arabic: طالبان => armed_group => AFG
        Houthis: Houthis => armed_group => YEM
        Ansar Allah: Ansar Allah => de_facto_authority => YEM
        Somaliland: Somaliland => state => SOM
        Transnistria: Transnistria => de_facto_authority => MDA
        Abkhazia: Abkhazia => state => GEO
        South Ossetia: South Ossetia => de_facto_authority => GEO
        Northern Cyprus: Northern Cyprus => state => CYP
        Polisario: Polisario Front => armed_group => ESH
        SADR: SADR => state => ESH
        Hamas: Hamas => political_party => PSE
        """
    ),
)
def test_a_de_facto_authority_is_never_the_state_whose_territory_it_holds(
    name: str, kind: PartyKind, code: str
) -> None:
    found = _identity(name, kind)
    assert (found.key[0], found.country) == ("authority", code)


@pytest.mark.parametrize("name", ["the Kabul government", "Afghan authorities", "Kabul"])
def test_an_unnamed_authority_is_of_its_country_and_nobody_else(name: str) -> None:
    found = _identity(name, "de_facto_authority")
    assert (found.key[0], found.country) == ("side", "AFG")


@pytest.mark.parametrize("name", ["Pakistani Taliban", "Tehrik-i-Taliban Pakistan", "Turkish Cypriots"])
def test_a_name_that_only_holds_an_authoritys_is_another(name: str) -> None:
    assert _identity(name, "armed_group").key[0] == "side"


@pytest.mark.parametrize(
    ("one", "other"),
    cases_in(
        """
        UN: UN => the United Nations
        UN in Russian: U.N. => ООН
        EU in Spanish: EU => Unión Europea
        EU in Chinese and Russian: 欧盟 => Европейский союз
        NATO in French: NATO => OTAN
        ECOWAS in French: ECOWAS => CEDEAO
        WHO: WHO => World Health Organization
        OSCE: OSCE => Organization for Security and Co-operation in Europe
        GCC in Arabic: GCC => مجلس التعاون الخليجي
        """
    ),
)
def test_an_organization_is_one_under_its_acronym_and_its_names(one: str, other: str) -> None:
    found = [_identity(name, "international_org") for name in (one, other)]
    assert found[0].key == found[1].key and found[0].key[0] == "organization"
    assert found[0].country is None


@pytest.mark.parametrize(
    ("name", "text"),
    cases_in(
        """
        pronoun: who => Those who agreed.
        another AU: AU => The Asian University (AU) met. AU agreed.
        an organ: UN Security Council => The UN Security Council met.
        Commission: European Commission => The European Commission met.
        """
    ),
)
def test_another_body_is_not_the_organization(name: str, text: str) -> None:
    assert _identity(name, "international_org", text).key[0] == "side"


def test_the_tables_give_each_name_one_meaning_a_known_code_and_a_source() -> None:
    codes = {each.alpha_3 for each in __import__("pycountry").countries} | {"XKX"}
    for table in (listed.OFFICES, listed.PARLIAMENTS, listed.ORGANIZATIONS, listed.DE_FACTO):
        meanings: dict[str, set[str]] = {}
        for line in table.strip().split("\n"):
            key, names, source = line.split(" | ")
            assert source.strip()
            if table is not listed.ORGANIZATIONS:
                assert key[:3] in codes
            for name in names.split(","):
                meanings.setdefault(name.casefold(), set()).add(key)
        assert {name: each for name, each in meanings.items() if len(each) > 1} == {}


def test_no_name_of_an_organization_or_an_authority_is_a_states() -> None:
    for table in (listed.ORGANIZATIONS, listed.DE_FACTO):
        names = {name for line in table.strip().split("\n") for name in line.split(" | ")[1].split(",")}
        assert {name for name in names if name.casefold() in load_state_tables().named} == set()


@given(
    st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=40).filter(str.strip),
    st.sampled_from(
        ["state", "body", "other", "subnational", "international_org", "de_facto_authority"]
    ),
)
def test_any_name_is_something(name: str, kind: PartyKind) -> None:
    found = _identity(name, kind)
    assert found.country is None or re.fullmatch("[A-Z]{3}", found.country)


@pytest.mark.parametrize(
    ("name", "unnamed"),
    [
        *((name, True) for name in ("its neighbours", "ses voisins du nord", "sus vecinos", "邻国")),
        *((name, True) for name in ("Its northern neighbors", "соседи", "die Nachbarländer")),
        *((name, False) for name in ("Neighbours Alliance of Peru", "Norway and its neighbours")),
        *((name, False) for name in ("the six", "fishing communities", "Niger")),
    ],
)
def test_who_is_told_as_a_neighbour_only_has_no_name(name: str, unnamed: bool) -> None:
    assert is_unnamed(Party(id="p1", name=name, known_by=None, kind="state")) is unnamed
    assert not is_unnamed(Party(id="p1", name=name, known_by=None, kind="company"))
