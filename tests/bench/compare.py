"""Whether two sides decided the same: their rows as a bag, whatever the order in which they were written."""

import csv
from collections import Counter
from hashlib import blake2b
from itertools import islice

Row = tuple[str, ...]


class Different(Exception):
    """Two sides disagree; the text shows the first rows that only one of them has."""


def read_rows(path: str):
    """The header, then each row."""
    with open(path, encoding="utf-8", newline="") as file:
        yield from map(tuple, csv.reader(file))


def fingerprint(path: str) -> tuple[Row, int, int]:
    """Header, number of rows, and the sum of all rows' hashes: the same for the same rows in any order. In little memory."""
    rows = read_rows(path)
    header = next(rows, ())
    count = total = 0
    for row in rows:
        count += 1
        total += int.from_bytes(blake2b("\x1f".join(row).encode(), digest_size=16).digest(), "little")
    return header, count, total % (1 << 128)


def only_in(left: str, right: str, most: int) -> list[Row]:
    """The first rows by order of text that `left` has more often than `right`."""
    surplus = Counter(read_rows(left))
    surplus.subtract(Counter(read_rows(right)))
    return list(islice((row for row in sorted(surplus) if surplus[row] > 0), most))


def check_same(what: str, left_name: str, left: str, right_name: str, right: str, most: int = 5) -> int:
    """The number of rows, header apart; raises Different where the two files do not hold the same ones."""
    left_print, right_print = fingerprint(left), fingerprint(right)
    if left_print == right_print:
        return left_print[1]
    text = [f"{what}: {left_name} and {right_name} differ ({left_print[1]} rows and {right_print[1]})"]
    for name, rows in ((left_name, only_in(left, right, most)), (right_name, only_in(right, left, most))):
        text += [f"  only {name}: {','.join(row)}" for row in rows]
    raise Different("\n".join(text))
