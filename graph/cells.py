"""What stands in a cell: amounts of dollars as people write them, and text that no spreadsheet runs.

Takes text and gives text. The tables of an answer and those of an export, the page and the reports share it.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

# What OWASP lists under CSV injection: the signs, their wide forms, a tab and the ends of a line. Blanks and marks
# without width before a sign are no shelter, for some programs drop them.
_FORMULA = re.compile(r"[\t\r\n]|[\s\ufeff\u200b-\u200f\u2060]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r" *[+-]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?%?")


def guarded(cell: str) -> str:
    """Return the cell with an apostrophe before it where a spreadsheet would take it for a formula; numbers stay.

    >>> guarded("=1+1"), guarded(" @sum"), guarded("-5.2"), guarded("-1+2"), guarded("2031-05-06")
    ("'=1+1", "' @sum", '-5.2', "'-1+2", '2031-05-06')
    """
    clean = cell.replace("\x00", "\ufffd")
    return f"'{clean}" if _FORMULA.match(clean) and not _NUMBER.fullmatch(clean) else clean


def money(text: str) -> str:
    """Return an amount of dollars as it is written, with cents in full; what is no amount stays as it is.

    >>> money("1597000"), money("12.5"), money("many")
    ('$1,597,000', '$12.50', 'many')
    """
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return text
    if not amount.is_finite():
        return text
    places = 0 if amount == amount.to_integral_value() else max(2, -int(amount.normalize().as_tuple().exponent))
    return f"{'-' if amount < 0 else ''}${abs(amount):,.{places}f}"
