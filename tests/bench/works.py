"""The pieces of work that are measured; each gives lines of the table. What must be the same is checked before anything is measured."""

import os
import subprocess
import sys
from dataclasses import dataclass

import compare
from measure import Measured, peak_anonymous, run_alternating, run_once
from report import Line, megabytes, ratio, seconds
from sides import DuckDB, Guiyin, Plain, Policy, Run, Scratch, SQLite, here

small_events = 50_000
jd = ("jd",)


@dataclass
class Bench:
    guiyin: Guiyin
    duckdb: DuckDB
    sqlite: SQLite
    plain: Plain
    scratch: Scratch
    policies: list[Policy]
    events: int
    shops: int
    seed: int
    runs: int

    def generated(self, events: int, shape: str = "csv") -> str:
        path = os.path.abspath(self.scratch.path(f"events-{events}-{self.shops}.{shape}"))
        command = [self.guiyin.binary, "generate", "--events", str(events), "--seed", str(self.seed), "--shops", str(self.shops)]
        subprocess.run([*command, "--format", shape, "--output", path], check=True)
        return path

    def database(self, side: DuckDB | SQLite, events: str) -> str:
        path = self.scratch.path(f"prepared.{side.name}")
        if os.path.exists(path):
            os.remove(path)
        run_once(side.load(events, path))
        return path

    def store(self, events: str) -> str:
        path = self.scratch.path("prepared.gys")
        if os.path.exists(path):
            os.remove(path)
        run_once(self.guiyin.load(events, path))
        return path


def same_results(what: str, runs: dict[str, Run]) -> None:
    """Runs every side once; raises compare.Different where one writes other rows than the first, to the fen."""
    (first_name, first), *others = runs.items()
    for run in runs.values():
        run_once(run.command)
    for name, run in others:
        for kind, left, right in (("decisions", first.decisions, run.decisions), ("summary", first.summary, run.summary)):
            rows = compare.check_same(f"{what}, {kind}", first_name, left, name, right)
            print(f"{what}: {first_name} and {name} agree on {rows:,} rows of the {kind}", file=sys.stderr)


def against(work: str, goal: str, runs: dict[str, Run], bench: Bench) -> tuple[Line, dict[str, Measured]]:
    """guiyin, the first, against the others."""
    same_results(work, runs)
    measured = run_alternating({name: run.command for name, run in runs.items()}, bench.runs)
    ours = measured["guiyin"].median
    cells = {name: seconds(times.median) for name, times in measured.items()}
    cells |= {f"{name} ÷ guiyin": ratio(times.median / ours) for name, times in measured.items() if name != "guiyin"}
    return Line(work, cells, goal), measured


def against_duckdb(work: str, goal: str, guiyin: Run, duckdb: Run, bench: Bench, events: int) -> Line:
    line, measured = against(work, goal, {"guiyin": guiyin, "DuckDB": duckdb}, bench)
    line.cells |= {f"{name} peak": megabytes(times.peak) for name, times in measured.items()}
    own = peak_anonymous(guiyin.command)
    line.cells["guiyin's own memory"] = f"{megabytes(own)}, {own / events:.0f} B/event"
    return line


def from_csv(bench: Bench, events: int | None = None) -> list[Line]:
    size = events or bench.events
    file = bench.generated(size)
    return [against_duckdb(policy.title, "≥ 5×, wish 10×; ≤ 48 B/event, wish 32", bench.guiyin.run(policy, file, "csv"),
                           bench.duckdb.run(policy, file, "csv"), bench, size) for policy in bench.policies]


def from_store(bench: Bench) -> list[Line]:
    if not bench.guiyin.knows_store:
        return [Line("from a prepared store", {"guiyin": "not there yet"})]
    file = bench.generated(bench.events)
    store, database = bench.store(file), bench.database(bench.duckdb, file)
    return [against_duckdb(policy.title, "≥ 4×, wish 8×", bench.guiyin.run(policy, store, "store"), bench.duckdb.run_loaded(policy, database), bench,
                           bench.events) for policy in bench.policies]


def small(bench: Bench) -> list[Line]:
    """Everybody, on a file that everybody can bear."""
    size = min(small_events, bench.events)
    file = bench.generated(size)
    database = bench.database(bench.sqlite, file)
    lines = []
    for policy in bench.policies:
        runs = {"guiyin": bench.guiyin.run(policy, file, "small"), "DuckDB": bench.duckdb.run(policy, file, "small"),
                "SQLite": bench.sqlite.run(policy, file, "small"), "SQLite, loaded": bench.sqlite.run_loaded(policy, database),
                "Python": bench.plain.run(policy, file, "small")}
        lines.append(against(f"{policy.title}, {size:,} events", "", {name: run for name, run in runs.items() if run}, bench)[0])
    return lines


def own(bench: Bench, commands: dict[str, list[str]]) -> dict[str, Measured]:
    return run_alternating(commands, bench.runs)


def guiyin_run(bench: Bench, policies: tuple[str, ...], events: str, extra: tuple[str, ...] = ()) -> list[str]:
    return bench.guiyin.run(Policy("own", "", policies, (), ()), events, "own", extra).command


def second_policy(bench: Bench) -> list[Line]:
    file = bench.generated(bench.events)
    measured = own(bench, {"one": guiyin_run(bench, jd, file), "two": guiyin_run(bench, ("jd", "taobao"), file)})
    one, two = measured["one"].median, measured["two"].median
    return [Line("`run jd taobao` against `run jd`", {"guiyin": f"{seconds(two)}, {seconds(one)}", "ratio": f"+{100 * (two - one) / one:.0f} %"}, "≤ +25 %")]


def json_lines(bench: Bench) -> list[Line]:
    csv, json = bench.generated(bench.events), bench.generated(bench.events, "jsonl")
    measured = own(bench, {"csv": guiyin_run(bench, jd, csv), "jsonl": guiyin_run(bench, jd, json)})
    rates = {name: bench.events / times.median for name, times in measured.items()}
    return [Line("`jd` from JSON lines against CSV", {"guiyin": f"{rates['jsonl'] / 1e6:.2f} M events/s, {rates['csv'] / 1e6:.2f}",
                                                      "ratio": f"{100 * rates['jsonl'] / rates['csv']:.0f} %"}, "≥ 60 %")]


def threads(bench: Bench) -> list[Line]:
    if not bench.guiyin.knows("--threads"):
        return [Line("one thread against two", {"guiyin": "not there yet"})]
    file, lines = bench.generated(bench.events), []
    for policy in bench.policies:
        commands = {}
        for count in (1, 2):
            run = bench.guiyin.run(policy, file, f"threads{count}").command
            run[run.index("--threads") + 1] = str(count)
            commands[str(count)] = run
        measured = own(bench, commands)
        one, two = measured["1"].median, measured["2"].median
        lines.append(Line(f"{policy.title}: one thread against two", {"guiyin": f"{seconds(one)}, {seconds(two)}", "ratio": ratio(one / two)}, "≥ 1.8×"))
    return lines


def some_order(bench: Bench, events: str) -> str:
    """The order in the middle of the decisions, as `explain` wants it named."""
    run = bench.guiyin.run(bench.policies[0], events, "order")
    run_once(run.command)
    rows = compare.read_rows(run.decisions)
    header, units = next(rows), list(rows)
    middle = dict(zip(header, units[len(units) // 2]))
    return f"{middle['shop']}/{middle['order']}" if middle["shop"] else middle["order"]


def explain(bench: Bench) -> list[Line]:
    file = bench.generated(bench.events)
    order = some_order(bench, file)
    load = [bench.guiyin.binary, "run", os.path.join(here, "nothing.gy"), "--events", file, "--quiet", *bench.guiyin.thread_option()]
    commands = {"load": load, "explain": [bench.guiyin.binary, "explain", "jd", order, "--events", file]}
    if bench.guiyin.knows_store:
        commands["store"] = [bench.guiyin.binary, "explain", "jd", order, "--events", bench.store(file)]
    measured = own(bench, commands)
    loading = measured["load"].median
    pieces = [("explain", "`explain` of one order against loading", "< 1.5×"), ("store", "the same from a prepared store", "< 0.05×")]
    return [Line(work, {"guiyin": f"{seconds(measured[name].median)}, {seconds(loading)}", "ratio": ratio(measured[name].median / loading)}, goal)
            for name, work, goal in pieces if name in measured]


def little_memory(bench: Bench) -> list[Line]:
    if not bench.guiyin.knows("--memory"):
        return [Line("with `--memory 1GB`", {"guiyin": "not there yet"})]
    size = 5 * bench.events
    file, lines = bench.generated(size), []
    for policy in bench.policies:
        runs = {"guiyin": bench.guiyin.run(policy, file, "memory-all"), "with 1 GB": bench.guiyin.run(policy, file, "memory-little", ("--memory", "1GB"))}
        same_results(f"{policy.title} with --memory 1GB", runs)
        measured = own(bench, {name: run.command for name, run in runs.items()})
        plenty, little = measured["guiyin"], measured["with 1 GB"]
        lines.append(Line(f"{policy.title}: {size:,} events with `--memory 1GB`",
                          {"guiyin": f"{seconds(little.median)}, {seconds(plenty.median)}", "ratio": ratio(little.median / plenty.median),
                           "guiyin peak": megabytes(little.peak)}, "≤ 2.5×"))
    return lines


def scale(bench: Bench) -> list[Line]:
    """Five times as many events: against DuckDB, and the time per event against that of the smaller file."""
    large, small_file = bench.generated(5 * bench.events), bench.generated(bench.events)
    lines = from_csv(bench, 5 * bench.events)
    for line in lines:
        line.work += f", {5 * bench.events:,} events"
    for policy in bench.policies:
        measured = own(bench, {"large": bench.guiyin.run(policy, large, "large").command, "small": bench.guiyin.run(policy, small_file, "small").command})
        per_event = {"large": measured["large"].median / (5 * bench.events), "small": measured["small"].median / bench.events}
        lines.append(Line(f"{policy.title}: time per event at {5 * bench.events:,} against {bench.events:,}",
                          {"guiyin": ", ".join(f"{1e9 * value:.0f} ns" for value in per_event.values()),
                           "ratio": ratio(per_event["large"] / per_event["small"])}, "≤ 1.15×"))
    return lines


works = {"csv": from_csv, "store": from_store, "small": small, "second": second_policy, "jsonl": json_lines, "threads": threads, "explain": explain,
         "memory": little_memory, "scale": scale}
titles = {"csv": "CSV → decisions + summary, against DuckDB", "store": "Prepared store → decisions + summary, against DuckDB on its own tables",
          "small": "CSV → decisions + summary, against everybody", "second": "One more policy",
          "jsonl": "JSON lines", "threads": "Two threads", "explain": "Explaining one order", "memory": "Input larger than memory",
          "scale": "Five times as many events"}
usual = ["csv", "store", "small", "second", "jsonl", "threads", "explain"]
