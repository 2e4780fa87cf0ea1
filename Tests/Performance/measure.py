"""Times a whole process: wall and CPU seconds and its peak resident memory, from the kernel's account of that child."""

import shutil
import json
import os
import statistics
import subprocess
import tempfile
import threading
import time
from pathlib import Path

NOT_AVAILABLE = 69    # a peer's exit code when a library it needs is not there
LIMIT = 240.0         # seconds after which a run is ended and counts as a failure
BUDGET = 60.0         # seconds after which a program is not started again, its median being taken from fewer runs


class Failure(Exception):
    """A program that did not give a figure, and why."""


class Program:
    """A command to be timed, and how its figures are read. `exact`: its covered weight must equal Catchment's."""

    def __init__(self, name, command, exact=False, report=None, accepted=(0,)):
        self.name, self.command, self.exact, self.report, self.accepted = name, command, exact, report, accepted
        self.runs, self.figures, self.failure = [], {}, None

    @property
    def is_finished(self):
        return self.failure is not None or sum(run["seconds"] for run in self.runs) > BUDGET

    def run_once(self):
        try:
            run, self.figures = timed(self)
            self.runs.append(run)
        except Failure as failure:
            self.failure = str(failure)

    def summary(self):
        summary = {"name": self.name, "exact": self.exact, "runs": self.runs, "figures": self.figures}
        if self.failure is not None:
            return summary | {"failure": self.failure}
        median = {key: round(statistics.median(run[key] for run in self.runs), 3) for key in ("seconds", "cpu_seconds")}
        return summary | median | {"peak_mib": round(max(run["peak_mib"] for run in self.runs), 1)}


def timed(program):
    """Runs a program once; returns its measurements and its figures."""
    if shutil.which(program.command[0]) is None:
        raise Failure(f"{program.command[0]} is not there; build it with: swift build -c release")
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as messages:
        if program.report:
            # An old report must not pass for this run's; a folder without one is refused, so it goes as a whole.
            shutil.rmtree(program.report.parent, ignore_errors=True)
        load = os.getloadavg()[0]
        start = time.perf_counter()
        process = subprocess.Popen(program.command, stdin=subprocess.DEVNULL, stdout=output, stderr=messages)
        alarm = threading.Timer(LIMIT, process.kill)
        alarm.start()
        # Not process.wait(): wait4 gives this child's own account, getrusage would give the largest of all children.
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        alarm.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode == NOT_AVAILABLE:
            raise Failure("not available")
        if seconds >= LIMIT:
            raise Failure(f"ended after {LIMIT:.0f} s")
        if process.returncode not in program.accepted:
            messages.seek(0)
            text = messages.read().decode(errors="replace").strip().splitlines()
            raise Failure(f"exit {process.returncode}: {text[-1] if text else 'no message'}")
        output.seek(0)
        text = program.report.read_text() if program.report else output.read().decode()
    run = {"seconds": round(seconds, 3), "cpu_seconds": round(usage.ru_utime + usage.ru_stime, 3),
           "peak_mib": round(usage.ru_maxrss / 1024, 1), "load_before": round(load, 2)}
    return run, json.loads(text)


def warm(*files):
    """Reads the files once, so that every program finds them in memory."""
    for path in files:
        with open(path, "rb") as file:
            while file.read(1 << 22):
                pass


def run_in_turn(programs, runs):
    """Runs every program once, then every one again: a machine that slows down slows all of them."""
    for _ in range(runs):
        for program in programs:
            if not program.is_finished:
                program.run_once()


def machine():
    """What the figures were measured on."""
    models = [line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
              if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {"processor": models[0] if models else None, "cores": len(os.sched_getaffinity(0)),
            "memory_gib": round(memory / 2**30, 1), "load": [round(load, 2) for load in os.getloadavg()]}
