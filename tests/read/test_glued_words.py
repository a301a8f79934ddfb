"""Glued words: labels that a site lays out apart get a space, pieces of a word get none."""

from __future__ import annotations

import pytest
from case_tables import cases_in

from summarizer.read._html import read_fragment


@pytest.mark.parametrize(
    ("markup", "words"),
    cases_in(
        """
        words: <div><span>Minister</span><span>Bui</span></div> => Minister Bui
        paragraph: <p><span>Minister</span><span>Bui</span></p> => Minister Bui
        kinds: <p><b>Speaker</b><i>Bui Dam</i></p> => Speaker Bui Dam
        names: <div><span>Bui Dam</span><span>fisheries</span></div> => Bui Dam fisheries
        classes: <div><span class="k">Status</span><span class="v">rejected</span></div> => Status rejected
        styled: <p><span style="display:block">vote</span><span style="display:block">against</span></p> => vote against
        text: <div><strong>Minister</strong>Bui Dam</div> => Minister Bui Dam
        figure: <div><span>Votes against</span><span>9</span><span>Abstained</span></div> => Votes against 9 Abstained
        figures: <div><span>Article 4</span><span>12 votes</span></div> => Article 4 12 votes
        sum: <div><span>Pledge</span><span>€12 million</span></div> => Pledge €12 million
        bracket: <div><span>Bui Dam</span><span>(Iceland)</span></div> => Bui Dam (Iceland)
        colon: <div><span>Chair:</span><span>absent</span></div> => Chair: absent
        nested: <div><span><b>Chair</b></span><span><a href="x">Bui</a></span></div> => Chair Bui
        Russian: <div><span>Министр</span><span>Буй</span></div> => Министр Буй
        Arabic: <div><span>الوزيرة</span><span>دام</span></div> => الوزيرة دام
        Hindi: <div><span>मंत्री</span><span>बुई</span></div> => मंत्री बुई
        Korean: <div><span>장관</span><span>부이 담</span></div> => 장관 부이 담
        """
    ),
)
def test_labels_that_are_laid_out_apart_are_words_apart(markup: str, words: str) -> None:
    assert read_fragment(markup, "page") == words


@pytest.mark.parametrize(
    ("markup", "words"),
    cases_in(
        """
        initial: <p><b>M</b>inister Bui spoke.</p> => Minister Bui spoke.
        emphasis: <p>It is <em>un</em>likely.</p> => It is unlikely.
        runs: <p><span>The minis</span><span>ters met.</span></p> => The ministers met.
        letters: <h2><span>T</span><span>R</span><span>E</span><span>A</span><span>T</span><span>Y</span></h2> => TREATY
        capitals: <div><span>TREA</span><span>TY</span></div> => TREATY
        name: <p>Ian Mc<b>Donald</b> and <b>Mc</b><b>Gee</b> left.</p> => Ian McDonald and McGee left.
        brand: <ul><li>Shown on You<b>Tube</b> only.</li></ul> => - Shown on YouTube only.
        comma: <p><a href="1">Anna Weiss</a><span>, minister of water, spoke.</span></p> => Anna Weiss, minister of water, spoke.
        ordinal: <div><span>4</span><span>th</span> meeting</div> => 4th meeting
        number: <div><span>1</span><span>,200</span></div> => 1,200
        code: <p><code><span>Ctrl</span><span>Alt</span></code></p> => CtrlAlt
        elision: <p><span>l’</span><span>Union</span> ne signe pas.</p> => l’Union ne signe pas.
        Chinese: <p><span>秘鲁和智利</span><span>的部长会面。</span></p> => 秘鲁和智利的部长会面。
        """
    ),
)
def test_pieces_of_a_word_stay_together(markup: str, words: str) -> None:
    assert read_fragment(markup, "page") == words
