"""Unlike figures: where the numbers of a text and of its translation are certainly not the same.

Certain is little: "a dozen", "both" and "a fortnight" are numbers that no list of words holds whole.
So a number in digits counts that one text gives where the other gives another. One that only one of them
gives counts if no word may stand for it alone, as for 2030, and the other has no word of a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer._words.told_figures import NumberedText, ToldFigure, read_figures

_MOST_TIMES = 10  # a number up to it may multiply or divide: "three times" is 200 percent more


def find_added_figures(quotes: str, told: str, *, quoted_in: str, told_in: str) -> list[str]:
    """The figures of a text in one language that words in another certainly do not hold.

    Here one alone counts: a claim is to say no more than its quotes.
    """
    here, there = read_figures(quotes, quoted_in), read_figures(told, told_in)
    missing, added = _unmatched(here, there), _unmatched(there, here)
    sure = not here.may_hold_more or _find_change(missing, added, here, there)
    return [figure.shown for figure in added] if sure else []


def find_unlike_figure(
    quote: str, told: str, *, quoted_in: str | None, told_in: str | None
) -> str | None:
    """What is certainly unlike in the numbers of a quote and of its translation, in words, or None.

    The languages are tags; None is one that nobody knows.
    """
    here, there = read_figures(quote, quoted_in), read_figures(told, told_in)
    missing, added = _unmatched(here, there), _unmatched(there, here)
    strange = _find_change(missing, added, here, there) or _find_alone(added, here)
    if strange:
        return f"the quote does not hold the figure {strange.shown}"
    left_out = _find_alone(missing, there)
    if left_out:
        return f"it leaves out the figure {left_out.shown}"
    return next(_unlike_units(here, there), None)


def _unmatched(of: NumberedText, other: NumberedText) -> list[ToldFigure]:
    """The figures in digits that the other text does not give, and may not mean."""
    is_other_calendar = of.has_month != other.has_month or any(
        one.is_year_of(two) or two.is_year_of(one) for one in of.figures for two in other.figures
    )
    return [
        figure
        for figure in of.figures
        if figure.is_in_digits
        and not any(figure.may_be(one) for one in other.figures)
        and other.meant.isdisjoint({figure.worth, *figure.also})
        and not (is_other_calendar and figure.may_be_of_date)
    ]


def _find_change(
    missing: Sequence[ToldFigure],
    added: Sequence[ToldFigure],
    here: NumberedText,
    there: NumberedText,
) -> ToldFigure | None:
    """A figure that stands for another one; where there may be more in words, as many are missing."""
    if (here.may_hold_more or there.may_hold_more) and len(missing) != len(added):
        return None
    pairs = ((one, two) for one in missing for two in added)
    return next((two for one, two in pairs if _count_alike(one, two)), None)


def _count_alike(first: ToldFigure, second: ToldFigure) -> bool:
    """Whether two figures may count the same: not 14 days and 200 buses, nor 3 times and 200 percent."""
    if first.is_time != second.is_time:
        return first.may_be_of_date and second.may_be_of_date
    if first.is_share == second.is_share:
        return True
    factor = second if first.is_share else first
    return factor.unit is not None or isinstance(factor.worth, str) or factor.worth > _MOST_TIMES


def _find_alone(figures: Sequence[ToldFigure], other: NumberedText) -> ToldFigure | None:
    if other.may_hold_more or not other.has_all_words:
        return None
    return next((figure for figure in figures if figure.is_significant), None)


def _unlike_units(here: NumberedText, there: NumberedText) -> Iterator[str]:
    """Yield where one number has another unit in the other text, in words."""
    for figure in here.figures:
        same = [one for one in there.figures if one.worth == figure.worth and one.is_in_digits]
        units = {one.unit for one in same}
        own = {one.unit for one in here.figures if one.worth == figure.worth}
        if same and figure.is_in_digits and None not in units | own and units.isdisjoint(own):
            yield f"the quote has {figure.shown} in {figure.unit}"
