"""How fast guiyin is, beside DuckDB, SQLite and plain Python doing the same. Run by ./dev bench, in the virtual environment that it sets up.

Generates events, checks that all sides decide the same to the fen, then measures whole processes in turns."""

import argparse
import os
import shutil
import sys
import tempfile

import instruction_counts
import report
from compare import Different
from measure import Failed, keep_to_two_processors
from sides import DuckDB, Guiyin, Plain, Scratch, SQLite, here, policies
from works import Bench, titles, usual, works

top = os.path.dirname(os.path.dirname(here))
page = os.path.join(top, "docs", "performance.md")
all_rows = [*works, "instructions"]


def listed(known: list[str]):
    def read(text: str) -> list[str]:
        names = text.split(",")
        for name in names:
            if name not in known:
                raise argparse.ArgumentTypeError(f"“{name}” is none of {', '.join(known)}")
        return names

    return read


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev bench", description="guiyin beside DuckDB, SQLite and plain Python")
    names = [policy.name for policy in policies]
    parser.add_argument("--events", type=int, default=1_000_000, metavar="N", help="how many events (default 1000000)")
    parser.add_argument("--shops", type=int, default=1, metavar="K", help="in how many shops (default 1)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="of the generated events (default 1)")
    parser.add_argument("--runs", type=int, default=5, metavar="R", help="measured runs of each command; the median counts (default 5)")
    parser.add_argument("--policies", type=listed(names), default=names, metavar="LIST", help=f"of {','.join(names)}")
    parser.add_argument("--rows", type=listed(all_rows), default=[*usual, "instructions"], metavar="LIST",
                        help=f"what to measure, of {','.join(all_rows)}; memory and scale, on five times the events, only when named")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/performance.md")
    parser.add_argument("--record", action="store_true", help="record the instruction counts as what to compare with")
    parser.add_argument("--guiyin", default=os.path.join(top, "build", "release", "guiyin"), metavar="FILE", help="the binary")
    return parser.parse_args()


def introduction(bench: Bench, given: argparse.Namespace) -> str:
    versions = ", ".join(f"{side.name} {side.version}" for side in (bench.duckdb, bench.sqlite, bench.plain))
    shape = f"{bench.events:,} events" + (f" in {bench.shops:,} shops" if bench.shops > 1 else "")
    return f"{bench.guiyin.version} ({report.revision()}), {versions}; {shape}, seed {bench.seed}; medians of {bench.runs} runs; {report.machine()}\n"


def instructions(given: argparse.Namespace, scratch: Scratch) -> tuple[str, list[str]]:
    """The table, and what regressed."""
    if not shutil.which("valgrind"):
        return "Instruction counts: valgrind is not installed.\n", []
    compiler = instruction_counts.compiler_of(os.path.dirname(os.path.abspath(given.guiyin)))
    counts = instruction_counts.count_all(given.guiyin, scratch.folder)
    before = instruction_counts.recorded().get(compiler, {})
    if given.record:
        instruction_counts.record(compiler, counts)
        before = counts
    lines = [report.Line(f"`{name}`", {"instructions": f"{number:,}", "recorded": f"{before[name]:,}" if name in before else "no record"},
                         f"≤ +{instruction_counts.tolerated_percent} %") for name, number in counts.items()]
    title = f"Instructions for {instruction_counts.events:,} events ({compiler})"
    return report.table(title, lines), instruction_counts.regressions(before, counts)


def measured(given: argparse.Namespace, scratch: Scratch) -> tuple[str, list[str]]:
    chosen = [policy for policy in policies if policy.name in given.policies]
    bench = Bench(Guiyin(given.guiyin, scratch), DuckDB(scratch), SQLite(scratch), Plain(scratch), scratch, chosen, given.events, given.shops, given.seed,
                  given.runs)
    parts, regressed = [introduction(bench, given)], []
    for name in given.rows:
        if name == "instructions":
            table, regressed = instructions(given, scratch)
        else:
            table = report.table(titles[name], works[name](bench))
        print(f"\n{table}", flush=True)
        parts.append(table)
    return "\n".join(parts), regressed


def main() -> int:
    given = arguments()
    keep_to_two_processors()
    os.makedirs(os.path.join(top, "build"), exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=os.path.join(top, "build")) as folder:
        try:
            text, regressed = measured(given, Scratch(folder))
        except (Different, Failed) as problem:
            print(f"bench: {problem}", file=sys.stderr)
            return 1
    if given.write:
        report.write_into(page, text)
    for name in regressed:
        print(f"bench: “{name}” takes over {instruction_counts.tolerated_percent} % more instructions than recorded; if that is meant, ./dev bench --record",
              file=sys.stderr)
    return 1 if regressed else 0


if __name__ == "__main__":
    sys.exit(main())
