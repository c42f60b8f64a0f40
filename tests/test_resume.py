"""Kill a run at any moment, run it again: the tables are those of a run that was never stopped."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from outputs import FORMATS, article, contents, rows, write_inputs

from pipeline import engine, exports, storing
from pipeline import run as flow
from pipeline.run import run

COUNT = 24
TRIES = 30
RENAMED = (2, 5, 7, 9, 11, 12)  # after so many files were put in place


@pytest.fixture(scope="module", autouse=True)
def small_steps():
    """Many transactions and two workers for a few articles; rules are compiled once for all the runs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(storing, "CHUNK", 3)
        patch.setattr(storing, "BATCH", 2)
        patch.setattr(engine, "FEW", 0)
        rules = flow.load_rules()
        read_rows = flow.row_reader(rules)
        patch.setattr(flow, "load_rules", lambda _: rules)
        patch.setattr(flow, "row_reader", lambda _: read_rows)
        patch.setattr(flow, "code_version", lambda: "today")  # also while somebody edits it
        patch.setattr(flow, "readers_version", lambda: "today")
        yield


@pytest.fixture(scope="module")
def first(tmp_path_factory) -> "Case":
    """An output that does not exist yet."""
    folder = tmp_path_factory.mktemp("first")
    return Case(folder, write_inputs(folder / "berita", COUNT), None)


@pytest.fixture(scope="module")
def second(tmp_path_factory) -> "Case":
    """An output of yesterday: since then files are new, changed and gone, and so are the rules."""
    folder = tmp_path_factory.mktemp("second")
    inputs = write_inputs(folder / "berita", COUNT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flow, "code_version", lambda: "yesterday")
        run([str(inputs)], folder / "kemarin", FORMATS, workers=2)
    for number in range(0, COUNT, 5):
        (inputs / f"{number:03}.txt").write_text(article(800 + number), encoding="utf-8")
        (inputs / f"{number:03}b.txt").write_text(article(900 + number), encoding="utf-8")
    (inputs / "003.txt").unlink()
    records = (inputs / "arsip.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (inputs / "arsip.jsonl").write_text("".join(records[4:] + records[:3]), encoding="utf-8")
    return Case(folder, inputs, folder / "kemarin")


class Case:
    """Inputs, the output before the run, and what is to come of it."""

    def __init__(self, folder: Path, inputs: Path, before: Path | None) -> None:
        self.folder, self.inputs, self.before = folder, inputs, before
        started = time.perf_counter()
        self.run(self.prepare("utuh"))
        self.seconds = time.perf_counter() - started
        self.expected = contents(folder / "utuh")

    def prepare(self, name: str) -> Path:
        """Make the output as it is before the run."""
        shutil.rmtree(self.folder / name, ignore_errors=True)
        if self.before:
            shutil.copytree(self.before, self.folder / name)
        return self.folder / name

    def run(self, output: Path) -> None:
        run([str(self.inputs)], output, FORMATS, workers=2)

    def run_and_die(self, output: Path, die: Callable[[int], None]) -> bool:
        """Run in a process of its own, and let `die` kill it; tells whether it was killed."""
        child = os.fork()
        if not child:
            try:
                die(0)
                self.run(output)
            finally:
                os._exit(0)
        die(child)
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def after(seconds: float) -> Callable[[int], None]:
    def die(child: int) -> None:
        if child:
            time.sleep(seconds)
            os.kill(child, signal.SIGKILL)

    return die


def after_renames(count: int) -> Callable[[int], None]:
    def die(child: int) -> None:
        if not child:
            left, replace = [count], os.replace

            def replace_or_die(source, target):
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)
                left[0] -= 1
                replace(source, target)

            exports.os.replace = replace_or_die  # of the child alone

    return die


@pytest.mark.parametrize("case", ["first", "second"])
def test_a_run_killed_at_any_moment_goes_on(case, request):
    case = request.getfixturevalue(case)
    chance = random.Random(case.before is None)
    times = [chance.random() * case.seconds for _ in range(TRIES // 2 - len(RENAMED) // 2)]
    moments = [*times, *RENAMED[case.before is None :: 2]]
    assert len(moments) == TRIES // 2
    for number, moment in enumerate(moments):
        output = kill(case, moment)
        case.run(output)
        assert contents(output) == case.expected, f"moment {number}"
        assert not (output / ".new").exists()


def kill(case: Case, moment: float) -> Path:
    """Kill a run after seconds (sooner, where it has ended by then), or after a whole number of renamed files."""
    output = case.prepare("terhenti")
    killed = case.run_and_die(output, after_renames(moment) if isinstance(moment, int) else after(moment))
    return output if killed else kill(case, moment * 0.8)


def test_a_run_killed_again_and_again_goes_on(first):
    output, chance = first.prepare("berulang"), random.Random(7)
    for _ in range(6):
        first.run_and_die(output, after(chance.random() * first.seconds / 2))
    first.run(output)
    assert contents(output) == first.expected


def test_nothing_of_a_batch_that_was_not_written_to_its_end_is_there(first, monkeypatch):
    output = first.prepare("setengah")
    monkeypatch.setattr(storing.Storing, "store", _stop_after(storing.Storing.store, 40))
    with pytest.raises(KeyboardInterrupt):
        first.run(output)
    assert rows(output, "SELECT count(*) FROM articles")[0][0] > 0
    assert rows(output, "SELECT article_id FROM facts EXCEPT SELECT article_id FROM articles") == []
    assert rows(output, "SELECT article_id FROM articles EXCEPT SELECT article_id FROM facts") == []
    monkeypatch.undo()
    first.run(output)
    assert contents(output) == first.expected


def _stop_after(store, count):
    left = [count]

    def store_or_stop(*arguments):
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt
        store(*arguments)

    return store_or_stop


def test_no_process_is_left_behind(first):
    workers: list[int] = []

    def die(child: int) -> None:
        while child and not workers:
            workers.extend(map(int, Path(f"/proc/{child}/task/{child}/children").read_text().split()))
        if child:
            os.kill(child, signal.SIGKILL)

    assert first.run_and_die(first.prepare("yatim"), die)
    deadline = time.monotonic() + 20
    while any(map(is_running, workers)):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


COMMAND = [sys.executable, "-c", "from pipeline.cli import main; main()", "run"]


def mine(inputs: Path, output: Path, **more) -> subprocess.CompletedProcess:
    wanted = [str(inputs), "-o", str(output), "--format", ",".join(FORMATS), "--quiet"]
    return subprocess.run([*COMMAND, *wanted], capture_output=True, text=True, check=False, **more)


@pytest.mark.parametrize("size", [40_000, 120_000, 400_000])
def test_a_full_disk_is_told_in_one_line_and_the_next_run_goes_on(first, size):
    output = first.prepare("penuh")
    limit = (size, size)  # of the size of any file: what a full disk looks like to those who write
    full = mine(first.inputs, output, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))
    assert full.returncode == 2, full.stderr
    assert full.stderr.count("\n") == 1
    assert mine(first.inputs, output).returncode == 1  # an input is refused
    assert contents(output) == first.expected


def heed_ctrl_c() -> None:
    """Undo what a shell does to that which it runs in the background, as tests may be: Ctrl-C is ignored there."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_says_that_nothing_is_lost(first):
    output = first.prepare("ditekan")
    command = [*COMMAND, str(first.inputs), "-", "-o", str(output)]  # a run does not end while standard input is open
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heed_ctrl_c
    )
    while not (output / "facts.db").exists():
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    said = process.communicate()[1]
    assert process.returncode == 130, said
    assert "what was read is kept" in said
    assert "Traceback" not in said
    mine(first.inputs, output)
    assert contents(output) == first.expected
