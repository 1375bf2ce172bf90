"""Who is compared, and the command line of each for a policy. Every command reads events and writes decisions and summary as CSV."""

import os
import subprocess
import sys
from dataclasses import dataclass

here = os.path.dirname(os.path.abspath(__file__))
threads = 2


@dataclass(frozen=True)
class Policy:
    name: str
    title: str
    arguments: tuple[str, ...]  # of `guiyin run`
    load: tuple[str, ...]  # scripts of the SQL sides that make tables of the export
    scripts: tuple[str, ...]  # those that decide
    plain: str = ""  # the name that plain.py knows it by


all_tables = ("load.sql", "lines.sql")
policies = [
    Policy("jd", "`jd`", ("jd",), all_tables, ("jd.sql",), "jd"),
    Policy("payment", "`taobao` (payment)", ("taobao",), ("load.sql",), ("taobao_payment.sql", "taobao_paid.sql"), "payment"),
    Policy("rounds", "`taobao` (rounds)", ("taobao", "--set", "judge_by=rounds"), ("load.sql",), ("taobao_rounds.sql", "taobao_paid.sql")),
    Policy("order_first", "`taobao` (order_first with follow-up)", ("taobao", "--set", "credit_by=order_first", "--set", "followup=both"),
           ("load.sql",), ("taobao_payment.sql", "taobao_order_first.sql")),
]


@dataclass(frozen=True)
class Run:
    """A command and the two files that it writes."""

    command: list[str]
    decisions: str
    summary: str


class Scratch:
    """A folder for what is generated and written."""

    def __init__(self, folder: str):
        self.folder = folder
        os.makedirs(folder, exist_ok=True)

    def path(self, *parts: str) -> str:
        return os.path.join(self.folder, "-".join(parts))

    def outputs(self, *parts: str) -> tuple[str, str]:
        return self.path(*parts, "decisions.csv"), self.path(*parts, "summary.csv")


class Guiyin:
    name = "guiyin"

    def __init__(self, binary: str, scratch: Scratch):
        self.binary, self.scratch = binary, scratch
        self.run_help = self.say("run", "--help")
        self.knows_store = "--into" in self.say("load", "--help")

    def say(self, *arguments: str) -> str:
        return subprocess.run([self.binary, "--lang", "en", *arguments], capture_output=True, text=True, check=False).stdout

    @property
    def version(self) -> str:
        return self.say("--version").strip()

    def knows(self, option: str) -> bool:
        return option in self.run_help

    def thread_option(self, count: int = threads) -> list[str]:
        return ["--threads", str(count)] if self.knows("--threads") else []

    def run(self, policy: Policy, events: str, label: str, extra: tuple[str, ...] = ()) -> Run:
        decisions, summary = self.scratch.outputs("guiyin", policy.name, label)
        command = [self.binary, "run", *policy.arguments, "--events", events, "--quiet", "--format", "csv", "--output", decisions, "--summary", summary]
        return Run(command + [*self.thread_option(), *extra], decisions, summary)

    def load(self, events: str, store: str) -> list[str]:
        return [self.binary, "load", events, "--into", store]


def filled(paths: list[str], values: dict[str, str]) -> str:
    text = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            text.append(file.read())
    script = "\n".join(text)
    for name, value in values.items():
        script = script.replace(f"${name}", value.replace("'", "''"))
    return script


class DuckDB:
    name = "DuckDB"
    folder = os.path.join(here, "duckdb")
    setting = f"SET threads = {threads};\n"

    def __init__(self, scratch: Scratch):
        import duckdb  # of the virtual environment that ./dev sets up

        self.version, self.scratch = duckdb.__version__, scratch

    def script(self, label: str, files: list[str], values: dict[str, str]) -> str:
        path = self.scratch.path("duckdb", f"{label}.sql")
        with open(path, "w", encoding="utf-8") as file:
            file.write(self.setting + filled([os.path.join(self.folder, name) for name in files], values))
        return path

    def command(self, database: str, script: str) -> list[str]:
        return [sys.executable, "-I", os.path.join(here, "duckdb_run.py"), database, script]

    def run(self, policy: Policy, events: str, label: str) -> Run:
        decisions, summary = self.scratch.outputs("duckdb", policy.name, label)
        values = {"EVENTS": events, "DECISIONS": decisions, "SUMMARY": summary}
        script = self.script(f"{policy.name}-{label}", [*policy.load, *policy.scripts, "write.sql"], values)
        return Run(self.command("memory", script), decisions, summary)

    def load(self, events: str, database: str) -> list[str]:
        return self.command(database, self.script("load", list(all_tables), {"EVENTS": events}))

    def run_loaded(self, policy: Policy, database: str) -> Run:
        decisions, summary = self.scratch.outputs("duckdb", policy.name, "loaded")
        script = self.script(f"{policy.name}-loaded", [*policy.scripts, "write.sql"], {"DECISIONS": decisions, "SUMMARY": summary})
        return Run(self.command(f"read:{database}", script), decisions, summary)


class SQLite:
    name = "SQLite"
    folder = os.path.join(here, "sqlite")

    def __init__(self, scratch: Scratch):
        self.scratch = scratch
        said = subprocess.run(["sqlite3", "--version"], capture_output=True, text=True, check=False).stdout
        self.version = said.split()[0]

    def command(self, database: str, label: str, files: list[str], values: dict[str, str]) -> list[str]:
        path = self.scratch.path("sqlite", f"{label}.sql")
        with open(path, "w", encoding="utf-8") as file:
            file.write(filled([os.path.join(self.folder, name) for name in files], values))
        return ["sqlite3", "-bail", "-init", path, database, ".quit"]

    def run(self, policy: Policy, events: str, label: str) -> Run:
        decisions, summary = self.scratch.outputs("sqlite", policy.name, label)
        values = {"EVENTS": events, "DECISIONS": decisions, "SUMMARY": summary}
        return Run(self.command(":memory:", f"{policy.name}-{label}", [*policy.load, *policy.scripts, "write.sql"], values), decisions, summary)

    def load(self, events: str, database: str) -> list[str]:
        return self.command(database, "load", list(all_tables), {"EVENTS": events})

    def run_loaded(self, policy: Policy, database: str) -> Run:
        decisions, summary = self.scratch.outputs("sqlite", policy.name, "loaded")
        values = {"DECISIONS": decisions, "SUMMARY": summary}
        return Run(self.command(database, f"{policy.name}-loaded", [*policy.scripts, "write.sql"], values), decisions, summary)


class Plain:
    name = "Python"
    version = sys.version.split()[0]

    def __init__(self, scratch: Scratch):
        self.scratch = scratch

    def run(self, policy: Policy, events: str, label: str) -> Run | None:
        if not policy.plain:
            return None
        decisions, summary = self.scratch.outputs("python", policy.name, label)
        return Run([sys.executable, "-I", os.path.join(here, "plain.py"), policy.plain, events, decisions, summary], decisions, summary)
