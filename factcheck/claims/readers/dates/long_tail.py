"""Dates with the month in another language, as treaties, quotations, documents and datelines print them."""

from factcheck.claims.readers.dates.calendar_dates import Found
from factcheck.claims.readers.dates.line import Line
from factcheck.claims.readers.dates.printed import Printed
from factcheck.vocabulary.foreign_dates import full_date

# What ends a day in figures ("1er août", "1º de maio", "3. Oktober") and what binds month and year to it.
_DAY_ENDINGS = frozenset(("er", "º", "°", "."))
_BINDERS = ("de", "del")


def foreign_date(line: Line, at: int) -> Found | None:
    """ "28 août 2023", "12 de mayo de 2024", "3. Oktober 2024": day, foreign month and year, all three printed."""
    if not line.is_number(at, 1, 31, 2):
        return None
    end = at + 1
    while end < at + 3 and line.word(end) in _DAY_ENDINGS and line.joined(end - 1):
        end += 1
    month_at = line.skip(end, *_BINDERS)
    month = line.word(month_at)
    languages = line.lexicon.foreign_months.get(month)
    if languages is None:
        return None
    if month in line.lexicon.foreign_months_or_names and line.capital(month_at) and month_at == at + 1:
        return None
    year_at = line.skip(month_at + 1, *_BINDERS)
    year = line.year(year_at)
    if year is None:
        return None
    day = full_date(f"{line.word(at)} {month} {year}", languages)
    return (year_at + 1, Printed("day", year=day.year, month=day.month, day=day.day)) if day else None
