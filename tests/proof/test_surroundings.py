"""What stands around the evidence: conditions reach down a list, and names grow into other words."""

from __future__ import annotations

import pytest
from case_tables import cases_in
from examples import answer_of, commitment_of, reading_of, summary_of

from summarizer import Document
from summarizer._proof.evidence import introduction_of

STATEMENT = """\
8. Norway thanked Iceland.

9. Subject to funds, Norway and Iceland intend to:

(a) open a joint rescue centre;

(b) share their cod surveys.

10. Norway welcomed the audit. Its minister spoke. She added a wish: parliament must agree first.

The rest is open.

11. Iceland noted it.
"""


def test_a_list_within_numbered_paragraphs_is_introduced_by_its_own() -> None:
    reading = reading_of(STATEMENT)
    item = reading.sentence_at(STATEMENT.index("share their"))
    above = introduction_of(item, reading)
    assert above is not None
    assert reading.words_of(above) == "9. Subject to funds, Norway and Iceland intend to:"


@pytest.mark.parametrize(
    ("text", "name", "stands"),
    cases_in(
        """
        Indonesian: Tak lain tak bukan, uskuplah yang menemui para penambang. => uskup => yes
        Bengali: শুধু ব্যাংক নয়, সমবায়ও সুদ কমাতে রাজি হলো। => সমবায় => yes
        Hebrew: מר לוטן ואלופי הדיג נועדו בנמל אילת. => אלופי הדיג => yes
        proper name: Martinez met the bishop. => Martin => no
        too short: The weir was shut. => wei => no
        a state: nigeria met the bishop. => niger => no
        another word: The unionists met. => union => no
        """
    ),
)
def test_a_word_for_a_party_may_have_grown_together_with_a_particle(
    text: str, name: str, stands: bool
) -> None:
    promised = commitment_of(text.rstrip(".।"), action="x")
    answer = answer_of(name, commitments=[promised])
    assert bool(summary_of(answer, of=Document(text)).commitments) is stands
