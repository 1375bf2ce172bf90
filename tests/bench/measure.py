"""Whole processes, one after the other: how long each took from start to end, and how much memory it had at most."""

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field


@dataclass
class Measured:
    seconds: list[float] = field(default_factory=list)
    peak: int = 0  # bytes, the largest of all runs (ru_maxrss): touched pages of mapped files count, and nothing below this script's own size is seen

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


class Failed(Exception):
    """A side of the comparison did not end with status 0."""


def keep_to_two_processors() -> None:
    """For this process and all that it starts: every side gets the same two, whatever number of threads it starts."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])


def run_once(command: list[str], stdin: str | None = None) -> tuple[float, int]:
    """Runs a command to its end; seconds and peak bytes. Standard output is thrown away."""
    with open(stdin or os.devnull, "rb") as source:
        begin = time.perf_counter()
        child = subprocess.Popen(command, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        complaint = child.stderr.read()  # until the child closes it, at its end
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begin
        child.returncode = os.waitstatus_to_exitcode(status)  # reaped here, so Popen need not look for it
        child.stderr.close()
    if child.returncode != 0:
        raise Failed(f"{' '.join(command)}\nended with status {child.returncode}\n{complaint.decode(errors='replace')[-2000:]}")
    return seconds, usage.ru_maxrss * 1024


def run_alternating(commands: dict[str, list[str]], runs: int) -> dict[str, Measured]:
    """Each command `runs` times, taking turns, so that what disturbs the machine for a while disturbs all of them. One run of each before that is not
    counted: it brings files into the page cache."""
    measured = {name: Measured() for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            seconds, peak = run_once(command)
            if turn > 0:
                measured[name].seconds.append(seconds)
            measured[name].peak = max(measured[name].peak, peak)
        print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return measured


def peak_anonymous(command: list[str]) -> int:
    """The most memory that a run had of its own, without the files that it mapped, in bytes: looked at every two milliseconds."""
    peak = 0
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        while child.poll() is None:
            peak = max(peak, anonymous_now(child.pid))
            time.sleep(0.002)
    return peak


def anonymous_now(process: int) -> int:
    try:
        with open(f"/proc/{process}/status", encoding="ascii", errors="replace") as file:
            return sum(int(line.split()[1]) * 1024 for line in file if line.startswith(("RssAnon:", "RssShmem:")))
    except (FileNotFoundError, ProcessLookupError):
        return 0
