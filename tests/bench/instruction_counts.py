"""How many instructions guiyin takes for fixed work, counted by callgrind: no clock, so the same on a busy machine. Recorded per compiler in
instruction_counts.json."""

import json
import os
import re
import subprocess

folder = os.path.dirname(os.path.abspath(__file__))
record_file = os.path.join(folder, "instruction_counts.json")
events, seed = 20_000, 7
tolerated_percent = 5

work = {
    "run jd": ["run", "jd"],
    "run taobao": ["run", "taobao"],
    "run taobao by rounds": ["run", "taobao", "--set", "judge_by=rounds"],
    "run taobao, follow-up": ["run", "taobao", "--set", "credit_by=order_first", "--set", "followup=both"],
    "run jd taobao": ["run", "jd", "taobao"],
}

def compiler_of(build: str) -> str:
    """Such as "GNU 12.2.0", from CMake's cache files of a build folder."""
    for parent, _, names in os.walk(os.path.join(build, "CMakeFiles")):
        if "CMakeCXXCompiler.cmake" in names:
            with open(os.path.join(parent, "CMakeCXXCompiler.cmake"), encoding="utf-8") as file:
                text = file.read()
            found = [re.search(rf'set\(CMAKE_CXX_COMPILER_{key} "([^"]*)"\)', text) for key in ("ID", "VERSION")]
            return " ".join(match[1] for match in found if match)
    raise FileNotFoundError(f"{build} is not a folder that CMake has configured")


def one_thread(guiyin: str) -> list[str]:
    known = subprocess.run([guiyin, "run", "--help"], capture_output=True, text=True, check=False).stdout
    return ["--threads", "1"] if "--threads" in known else []


def count(guiyin: str, arguments: list[str], scratch: str) -> int:
    out = os.path.join(scratch, "callgrind.out")
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", guiyin, *arguments]
    portable = os.environ | {"GUIYIN_PORTABLE": "1"}  # the same instructions on every processor
    ended = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False, env=portable)
    found = re.search(r"Collected : (\d+)", ended.stderr)
    if ended.returncode != 0 or not found:
        raise RuntimeError(f"{' '.join(command)}\nended with status {ended.returncode}\n{ended.stderr[-2000:]}")
    return int(found[1])


def count_all(guiyin: str, scratch: str) -> dict[str, int]:
    sample = os.path.join(scratch, "instructions.csv")
    subprocess.run([guiyin, "generate", "--events", str(events), "--seed", str(seed), "--output", sample], check=True)
    ending = ["--events", sample, "--quiet", "--format", "csv", "--output", os.path.join(scratch, "instructions_out.csv"), *one_thread(guiyin)]
    return {name: count(guiyin, arguments + ending, scratch) for name, arguments in work.items()}


def recorded() -> dict[str, dict[str, int]]:
    if not os.path.exists(record_file):
        return {}
    with open(record_file, encoding="utf-8") as file:
        return json.load(file)


def record(compiler: str, counts: dict[str, int]) -> None:
    all_counts = recorded() | {compiler: counts}
    with open(record_file, "w", encoding="utf-8") as file:
        json.dump(all_counts, file, indent=2, sort_keys=True)
        file.write("\n")


def regressions(before: dict[str, int], now: dict[str, int]) -> list[str]:
    """The names of work that takes more than the tolerated part over what is recorded."""
    return [name for name, number in now.items() if name in before and number * 100 > before[name] * (100 + tolerated_percent)]
