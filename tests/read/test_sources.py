"""Files as documents."""

from __future__ import annotations

import contextlib
import datetime as dt
from pathlib import Path

import pytest
from case_tables import cases_in
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Document, DocumentError
from summarizer.read import read_document
from summarizer.read._content import Content
from summarizer.read._decoding import decode_content

SPANISH = (
    "El ministro de España se reunió con su homólogo en Bogotá. «Habrá más inversión», añadió después."
)


@pytest.mark.parametrize(
    ("encoded", "text"),
    [
        pytest.param(SPANISH.encode(), SPANISH, id="utf-8"),
        pytest.param(SPANISH.encode("utf-8-sig"), SPANISH, id="utf-8-with-mark"),
        pytest.param(SPANISH.encode("utf-16"), SPANISH, id="utf-16"),
        pytest.param(b"\xfe\xff" + SPANISH.encode("utf-16-be"), SPANISH, id="utf-16-big-endian"),
        pytest.param(SPANISH.encode("utf-32"), SPANISH, id="utf-32"),
        pytest.param("Министры встретились в Минске и обсудили поставки газа.".encode("cp1251"),
                     "Министры встретились в Минске и обсудили поставки газа.", id="windows-1251"),
        pytest.param(b"They met.\r\nThey left.\rThey slept.\n", "They met.\nThey left.\nThey slept.\n",
                     id="line-ends"),
    ],
)  # fmt: skip
def test_text_is_read_in_its_encoding(tmp_path: Path, encoded: bytes, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(encoded)
    assert read_document(path).text == text


@pytest.mark.parametrize(
    ("label", "body", "text"),
    [
        pytest.param("iso-8859-1", b"Peru\x92s \x93yes\x94", "Peru’s “yes”", id="windows-as-latin"),
        pytest.param("gb2312", "朱镕基".encode("gbk"), "朱镕基", id="gbk-as-gb2312"),
        pytest.param("iso-8859-1", b"\xef\xbb\xbfSe\xc3\xb1or", "Señor", id="the-mark-goes-before"),
        pytest.param("utf-16", b"They met in Lima", "They met in Lima", id="no-utf-16"),
        pytest.param("utf-16", "Señor".encode("utf-16-le"), "Señor", id="utf-16-without-a-mark"),
        pytest.param("punycode", b"a" * 3_000_000, "a" * 3_000_000, id="no-encoding-of-text"),
    ],
)
def test_the_encoding_that_is_named_counts_as_browsers_take_it(
    label: str, body: bytes, text: str
) -> None:
    assert decode_content(Content(body, "it", charset=label)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(SPANISH, "cp1252", id="spanish"),
        pytest.param(SPANISH, "mac-roman", id="spanish-of-a-mac"),
        pytest.param(SPANISH, "cp850", id="spanish-of-dos"),
        *cases_in(
            """
            french: Le président s’engage à payer avant l’été. => cp1252
            german-with-euro-and-quotes: Der Rat erklärte, daß die Brücke für 3 Millionen € gebaut wird – „nicht später“. => cp1252
            english-with-quotes: The minister said: “we won’t pay” – not one €. => cp1252
            czech: Ministr řekl, že most bude opraven a zaplatí jej město. => cp1250
            polish: Minister oświadczył, że Polska zapłaci za most. => iso8859-2
            turkish: Bakan, köprünün mayıs ayına kadar onarılacağını ve ödeneceğini söyledi. => cp1254
            russian: Министр сказал, что мост закроют в мае. => cp1251
            russian-of-unix: Министр сказал, что мост закроют в мае. => koi8-r
            greek: Ο υπουργός είπε ότι η γέφυρα θα κλείσει. => cp1253
            hebrew: השר אמר כי הגשר ייסגר, ודיבר עם Ruiz. => cp1255
            arabic: قال الوزير إن الجسر سيغلق في مايو. => cp1256
            chinese: 部长说，大桥将于五月关闭。 => gb18030
            japanese: 大臣は橋を五月に閉鎖すると述べた。 => cp932
            korean: 장관은 다리를 오월에 폐쇄한다고 말했다. => cp949
            """
        ),
    ],
)
def test_text_that_says_no_encoding_is_read_in_the_one_that_its_words_leave(
    text: str, encoding: str
) -> None:
    assert decode_content(Content(text.encode(encoding), "it")) == text
    assert decode_content(Content(f"{'Words. ' * 30_000}\n{text}".encode(encoding), "it")).endswith(text)


@pytest.mark.parametrize("words", ["España", "Señor Peña, Bogotá", "à"])
def test_text_that_may_be_in_two_encodings_is_not_guessed_but_can_be_told(
    tmp_path: Path, words: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(words.encode("cp1252"))
    with pytest.raises(DocumentError, match=r"cp1252.*--encoding"):
        read_document(path)
    assert read_document(path, encoding="cp1252").text == words


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(
            "Minister oświadczył, że zapłaci".encode() + b"\xc5", "zapłaci\ufffd", id="cut-off"
        ),
        pytest.param(
            "Die Brücke".encode() + b"\xe9 " + "für Böria".encode(), "\ufffd für Böria", id="inside"
        ),
        pytest.param(b"\xef\xbb\xbfThey met at the caf\xe9", "caf\ufffd", id="said-by-its-mark"),
    ],
)
def test_utf_8_with_a_torn_character_stays_utf_8_and_says_so(
    tmp_path: Path, body: bytes, text: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(body)
    document = read_document(path)
    assert document.text.endswith(text)
    assert document.left_out == ("1 character whose bytes are not UTF-8, each shown as \ufffd",)


@pytest.mark.parametrize("encoding", ["ascii", "utf-8", "no-such-encoding", "hex", "a\x00b"])
def test_an_encoding_that_does_not_fit_is_refused(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(SPANISH.encode("cp1252"))
    with pytest.raises(DocumentError):
        read_document(path, encoding=encoding)


def test_a_file_is_read_as_python_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"One.\r\n\r\nTwo.\n")
    assert read_document(path).text == path.read_text("utf-8")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xff\xfe\x00", id="half-of-utf-16"),
        pytest.param(b"\xef\xbb\xbf\xff\xff", id="utf-8-mark-before-none"),
        pytest.param(b"\x00\x01\x02\xff" * 99, id="noise"),
    ],
)
def test_what_cannot_be_decoded_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "noise.txt"
    path.write_bytes(content)
    with pytest.raises(DocumentError, match=r"noise\.txt"):
        read_document(path)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_document_or_a_document_error(content: bytes) -> None:
    from summarizer.read._decoding import decode_bytes

    with contextlib.suppress(DocumentError):
        Document(decode_bytes(content, "it"))


@pytest.mark.parametrize(
    "text",
    ["", "\u00a0\n", "a\x00b", "a\ud800b", "a" * 2_000_001],
    ids=["empty", "blank", "nul", "lone-surrogate", "too-long"],
)
def test_a_text_that_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(DocumentError):
        Document(text)


@pytest.mark.parametrize(
    ("given_", "day"),
    [
        pytest.param("2024-03-07", dt.date(2024, 3, 7), id="iso"),
        pytest.param("2024-03-07T23:59:00+02:00", dt.date(2024, 3, 7), id="iso-with-time"),
        pytest.param(dt.datetime(2024, 3, 7, 1, 2), dt.date(2024, 3, 7), id="datetime"),
        pytest.param(dt.date(2024, 3, 7), dt.date(2024, 3, 7), id="date"),
        pytest.param(None, None, id="none"),
    ],
)
def test_a_publication_date_is_a_day(given_: dt.date | str | None, day: dt.date | None) -> None:
    assert Document("They met.", published=given_).published == day
