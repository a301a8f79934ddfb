"""Spelled dates: days, years and numbers written out."""

from __future__ import annotations

from wordings import meaning, meanings


@meanings(
    """
    the third of March 2026 => 2026-03-03
    the Third of March, 2026 => 2026-03-03
    on the third day of March two thousand and twenty-six => 2026-03-03
    March the twenty-first, twenty twenty-six => 2026-03-21
    March third, 2026 => 2026-03-03
    the thirty-first of October => 2025-10-31
    Friday, the thirty-first of October => 2025-10-31
    Monday, the thirty-first of October =>
    am dritten März 2026 => 2026-03-03
    am zwölften März 2026 => 2026-03-12
    the fıfth day of March 2026 =>
    am einunddreißigsten Oktober zweitausendfünfundzwanzig => 2025-10-31
    vom dreissigsten Oktober => 2025-10-30
    le premier mars deux mille vingt-six => 2026-03-01
    le vingt et un mars deux mille vingt-six => 2026-03-21
    le dix-huit du mois d’octobre => 2025-10-18
    el veinte de mayo de dos mil veintiséis => 2026-05-20
    a los veinte días del mes de mayo de dos mil veintiseis => 2026-05-20
    A los veinte (20) días del mes de mayo del año dos mil veintiséis (2026) => 2026-05-20
    al primer día del mes de junio de 2026 => 2026-06-01
    el uno de noviembre => 2025-11-01
    aos dezoito dias do mês de fevereiro de dois mil e vinte e seis => 2026-02-18
    Ao primeiro dia do mês de março do ano de dois mil e vinte e seis => 2026-03-01
    aos 18 (dezoito) dias do mês de fevereiro de 2026 => 2026-02-18
    vinte e um de março de 2026 => 2026-03-21
    """
)
def test_days_and_years_may_be_written_out(wording: str, meant: str | None) -> None:
    assert meaning(wording, "future") == meant
