"""Saved chats of meetings: each post with its writer and its clock, private ones with their reader."""

from __future__ import annotations

import pytest
from case_tables import cases_in

from summarizer.read._content import Content
from summarizer.read._file_format import detect_format
from summarizer.read._one_document import extract_document
from summarizer.read._raw_document import RawDocument

SAID = "Ana Lee: We will not pay.\n\nBo Friis: By when?"


def _read(written: str) -> RawDocument:
    content = Content(written.replace("⇥", "\t").encode(), "meeting_saved_chat.txt", ending=".txt")
    return extract_document(content, detect_format(content))


@pytest.mark.parametrize(
    "written",
    cases_in(
        """
        zoom: 00:12:31⇥ From Ana Lee to Everyone:⏎⇥We will not pay.⏎00:12:40⇥ From Bo Friis to Everyone:⏎⇥By when?⏎
        zoom-blanks: 00:12:31 From Ana Lee to Everyone:⏎  We will not pay.⏎00:12:40 From Bo Friis to Everyone:⏎  By when?⏎
        one-line: 00:12:31 From  Ana Lee  to  Everyone : We will not pay.⏎00:12:40 From  Bo Friis   to  Everyone : By when?
        older: 00:12:31⇥ From  Ana Lee : We will not pay.⏎00:12:40⇥ From  Bo Friis : By when?⏎
        with-days: 2026-05-04 00:12:31 From Ana Lee to Everyone:⏎⇥We will not pay.⏎2026-05-04 00:12:40 From Bo Friis to Everyone:⏎⇥By when?⏎
        cloud: 00:12:31⇥Ana Lee:⇥We will not pay.⏎00:12:40⇥Bo Friis:⇥By when?⏎
        german: 00:12:31 Von Ana Lee an Alle:⏎⇥We will not pay.⏎00:12:40 Von Bo Friis an Alle:⏎⇥By when?⏎
        german-older: 00:12:31⇥ Von  Ana Lee  an  Alle : We will not pay.⏎00:12:40⇥ Von  Bo Friis  an  Alle : By when?⏎
        french: 00:12:31 De Ana Lee à Tout le monde :⏎⇥We will not pay.⏎00:12:40 De Bo Friis à Tout le monde :⏎⇥By when?⏎
        russian: 00:12:31 От Ana Lee кому Все:⏎⇥We will not pay.⏎00:12:40 От Bo Friis кому Все:⏎⇥By when?⏎
        windows-lines: 00:12:31⇥ From Ana Lee to Everyone:␍⏎⇥We will not pay.␍⏎00:12:40⇥ From Bo Friis to Everyone:␍⏎⇥By when?␍⏎
        """
    ),
)
def test_posts_are_turns_with_their_seconds(written: str) -> None:
    found = _read(written.replace("␍", "\r"))
    assert (found.text, found.times) == (SAID, ((0, 751.0), (27, 760.0)))


@pytest.mark.parametrize(
    "written",
    cases_in(
        """
        panel: From Ana Lee to Everyone:  02:12 PM⏎We will not pay.⏎From Bo Friis to Everyone:  02:13 PM⏎By when?⏎
        panel-brackets: From Ana Lee to Everyone: (02:12 PM)⏎We will not pay.⏎From Bo Friis to Everyone: (02:13 PM)⏎By when?⏎
        panel-plain: From Ana Lee to Everyone 02:12 PM⏎We will not pay.⏎From Bo Friis to Everyone 02:13 PM⏎By when?⏎
        panel-list: * From Ana Lee to Everyone 02:12 PM: We will not pay.⏎* From Bo Friis to Everyone 02:13 PM: By when?⏎
        panel-german: Von Ana Lee an alle:  02:12 PM⏎We will not pay.⏎Von Bo Friis an alle:  02:13 PM⏎By when?⏎
        webex: from Ana Lee to everyone:    2:12 PM⏎We will not pay.⏎from Bo Friis to everyone:    2:13 PM⏎By when?⏎
        teams: [5/4/2026 2:12 PM] Ana Lee⏎We will not pay.⏎⏎[5/4/2026 2:13 PM] Bo Friis⏎By when?⏎
        teams-hour: [2:12 PM] Ana Lee⏎    We will not pay.⏎[2:13 PM] Bo Friis⏎    By when?⏎
        teams-day: [Yesterday 14:12] Ana Lee⏎We will not pay.⏎[Yesterday 14:13] Bo Friis⏎By when?⏎
        messenger-line: 04.05.26, 14:12 - Ana Lee: We will not pay.⏎04.05.26, 14:13 - Bo Friis: By when?
        messenger: [04.05.26, 14:12:00] Ana Lee: We will not pay.⏎[04.05.26, 14:13:00] Bo Friis: By when?⏎
        """
    ),
)
def test_the_clock_of_the_day_is_kept(written: str) -> None:
    found = _read(written)
    assert (found.text, [second for _, second in found.times]) == (SAID, [51120.0, 51180.0])


@pytest.mark.parametrize(
    ("written", "text"),
    cases_in(
        """
        direct: 00:12:31⇥ From Ana Lee to Bo Friis(Direct Message):⏎⇥Not yet. => Ana Lee (to Bo Friis, Direct Message): Not yet.
        direct-blank: 00:12:31 From Ana Lee to Bo Friis (direct message) : Not yet. => Ana Lee (to Bo Friis, direct message): Not yet.
        privately: 00:12:31⇥ From  Ana Lee   to   Bo Friis(Privately) : Not yet. => Ana Lee (to Bo Friis, Privately): Not yet.
        a-person: 00:12:31 From  Ana Lee  to  Bo : Not yet. => Ana Lee (to Bo): Not yet.
        a-group: 00:12:31 From Ana Lee to Hosts and panelists:⏎⇥Not yet. => Ana Lee (to Hosts and panelists): Not yet.
        particles: 00:12:31 From Ana de la Cruz to Everyone:⏎⇥Not yet. => Ana de la Cruz: Not yet.
        pronouns: 00:12:31 From Ana Lee (she/her) to Everyone:⏎⇥Not yet. => Ana Lee (she/her): Not yet.
        a-name-with-to: 00:12:31 From  Ana to Lee  to  Everyone : Not yet. => Ana to Lee: Not yet.
        lines: 00:12:31 From Ana Lee to Everyone:⏎⇥Not yet.⏎⇥Not: in May. => Ana Lee: Not yet.⏎Not: in May.
        a-reply: 00:12:31 From Bo to Everyone:⏎⇥Replying to "We pay..."⏎⇥⏎⇥No. => Bo: Replying to "We pay..."⏎⏎No.
        a-file-alone: 00:12:31⇥ From Ana to Everyone:⏎⏎00:12:40⇥ From Bo to Everyone:⏎⇥No. => Ana:⏎⏎Bo: No.
        another-clock: 00:12:31 From Ana to Everyone:⏎⇥At last.⏎⇥10:00:00 Start of call: no. => Ana: At last.⏎10:00:00 Start of call: no.
        headed: Quay call⏎4 May 2026⏎⏎00:12:31 From Ana to Everyone:⏎⇥Not yet. => Quay call⏎4 May 2026⏎⏎Ana: Not yet.
        """
    ),
)
def test_no_word_of_a_post_is_lost(written: str, text: str) -> None:
    assert _read(written).text == text


@pytest.mark.parametrize(
    "written",
    cases_in(
        """
        timetable: 09:05 From Oslo to Bergen: platform 4⏎10:05 From Oslo to Hamar: platform 2
        prose: From May to June: 3 pm.⏎They met.
        a-list: 1. From Oslo to Bergen 9:05⏎2. From Oslo to Hamar 10:05
        itinerary: Train Oslo to Bergen 9:05⏎Platform 4⏎Train Oslo to Hamar 10:05⏎Platform 2
        departures: From Oslo to Bergen 9:05⏎From Oslo to Hamar 10:05⏎
        deep-in-a-text: We met.⏎We ate.⏎We left.⏎We slept.⏎From Ana to Everyone 02:12 PM⏎No.
        titles: Agenda⏎Welcome by Ana 9:05⏎Report by Bo 9:10⏎
        """
    ),
)
def test_other_texts_stay_as_they_are(written: str) -> None:
    assert _read(written).text == written


def test_captions_of_meet_and_youtube_are_read() -> None:
    written = "0:00:01.500,0:00:04.000\nAna Lee: We will not pay.\n\n0:00:04.000,0:00:06.000\nBo Friis: By when?\n"
    found = _read(written)
    assert (found.text, found.times) == (SAID, ((0, 1.5), (27, 4.0)))


@pytest.mark.parametrize(
    "written",
    cases_in(
        """
        above: Ana Lee⏎2:12 PM⏎No.⏎⏎Bo Friis⏎2:13 PM⏎Why?⏎⏎Ana Lee⏎2:14 PM⏎So.⏎
        beside: Ana Lee 2:12 PM⏎No.⏎⏎Bo Friis 2:13 PM⏎Why?⏎⏎Ana Lee 2:14 PM⏎So.⏎
        with-days: Ana Lee  5/4/2026 2:12 PM⏎No.⏎Bo Friis  5/4/2026 2:13 PM⏎Why?⏎Ana Lee  5/4/2026 2:14 PM⏎So.⏎
        """
    ),
)
def test_hours_of_a_half_day_are_clocks(written: str) -> None:
    found = _read(written)
    assert found.text == "Ana Lee: No.\n\nBo Friis: Why?\n\nAna Lee: So."
    assert [second for _, second in found.times] == [51120.0, 51180.0, 51240.0]
