"""The results as Markdown tables, on the terminal and in docs/performance.md."""

import os
import platform
import subprocess
from dataclasses import dataclass

begin_mark = "<!-- measured: begin -->"
end_mark = "<!-- measured: end -->"


@dataclass
class Line:
    """One line of the table: a piece of work, its cells by column, and what was to be reached."""

    work: str
    cells: dict[str, str]
    goal: str = ""


def seconds(value: float) -> str:
    return f"{value:.3f} s" if value < 10 else f"{value:.1f} s"


def megabytes(value: int) -> str:
    return f"{value / 1e6:,.0f} MB"


def ratio(value: float) -> str:
    return f"{value:.2f}×" if value < 10 else f"{value:.1f}×"


def table(title: str, lines: list[Line]) -> str:
    columns = list(dict.fromkeys(column for line in lines for column in line.cells))
    rows = [["work", *columns, "goal"]]
    rows += [[line.work, *(line.cells.get(column, "") for column in columns), line.goal] for line in lines]
    text = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([f"### {title}", "", text[0], "|" + "---|" * len(rows[0]), *text[1:], ""])


def first_match(path: str, key: str) -> str:
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith(key):
                return line.split(":", 1)[1].strip()
    return ""


def machine() -> str:
    processor = first_match("/proc/cpuinfo", "model name") or platform.processor() or platform.machine()
    memory = int((first_match("/proc/meminfo", "MemTotal") or "0 kB").split()[0]) * 1024
    count = os.cpu_count()
    return f"{processor}, {count} processors (two of them used), {memory / 2**30:.0f} GB, {platform.system()} {platform.release()}, {platform.machine()}"


def revision() -> str:
    described = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False)
    return described.stdout.strip() or "unknown"


def replaced(page: str, text: str) -> str:
    """The page with what stands between the marks replaced."""
    before, begin, rest = page.partition(begin_mark)
    _, end, after = rest.partition(end_mark)
    if not begin or not end:
        raise ValueError(f"the page has no {begin_mark} … {end_mark}")
    return f"{before}{begin}\n{text}\n{end}{after}"


def write_into(path: str, text: str) -> None:
    with open(path, encoding="utf-8") as file:
        page = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(replaced(page, text))
