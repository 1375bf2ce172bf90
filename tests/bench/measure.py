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
    peak: int = 0  # bytes, the largest of all runs; what is mapped and was touched counts (ru_maxrss)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


class Failed(Exception):
    """A side of the comparison did not end with status 0."""


def two_processors() -> None:
    """In the child: all sides get the same two processors, whatever number of threads they start."""
    allowed = sorted(os.sched_getaffinity(0))[:2]
    os.sched_setaffinity(0, allowed)


def run_once(command: list[str], stdin: str | None = None) -> tuple[float, int]:
    """Runs a command to its end; seconds and peak bytes. Standard output is thrown away."""
    with open(stdin or os.devnull, "rb") as source:
        begin = time.perf_counter()
        child = subprocess.Popen(command, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=two_processors)
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
