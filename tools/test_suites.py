"""Builds and runs the test suites for tools/test. The last line is "N passed, N failed" over all test cases."""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"
DEBUG, WEB, WEB_TEST = ROOT / "build/debug", ROOT / "build/web", ROOT / "build/web-test"
LAYERS = ["core", "sim", "content", "learn", "app", "scene", "ui", "platform", "cli"]
SUITE_SECONDS = 1200
RUNNING = set()  # processes of the suites at work, each the leader of its own session


class Suite:
    """One way of running some tests. `folder` holds them; a folder that does not exist is no suite."""

    def __init__(self, name, group, folder, presets, command, pattern):
        self.name, self.group, self.folder, self.presets = name, group, TESTS / folder, presets
        self.command, self.pattern = command, pattern

    def exists(self):
        return self.folder.is_dir()

    def files(self):
        return sorted(self.folder.glob(self.pattern))


def all_suites():
    python = [sys.executable, "-m", "unittest", "discover", "-p", "test_*.py", "-s"]
    suites = []
    # The folders with Python tests; the same folder may hold C++ tests, which are a suite of their own.
    for name in ("arch", "unit", "ui", "golden", "cli", "fuzz", "endurance"):
        folder = TESTS / name
        has_python = folder.is_dir() and any(folder.glob("test_*.py"))
        has_cpp = folder.is_dir() and any(folder.rglob("*.cpp"))
        if has_python or (name == "arch" and not has_cpp) or not (has_python or has_cpp):
            presets = [] if name == "arch" else ["debug"]
            suites.append(Suite(name, "native", name, presets, [*python, str(folder)], "test_*.py"))
        if has_cpp and name == "unit":
            for layer in LAYERS:
                suites.append(Suite(f"unit-{layer}", "native", f"unit/{layer}", ["debug"],
                                    [str(DEBUG / f"tests/tc_unit_{layer}_tests")], "**/*.cpp"))
        elif has_cpp:
            suites.append(Suite(f"{name}-cpp" if has_python else name, "native", name, ["debug"],
                                [str(DEBUG / f"tests/tc_{name}_tests")], "**/*.cpp"))
    node = shutil.which("node") or "node"
    suites.append(Suite("unit-wasm", "web", "unit", ["web-test"], [node, str(WEB_TEST / "tests/tc_unit_tests.js")],
                        "**/*.cpp"))
    # The longest first: two run side by side, and the last should not run alone for long.
    for file in sorted((TESTS / "web").glob("*.test.mjs"), key=lambda path: -path.stat().st_size):
        suites.append(Suite(f"page-{file.name.split('.')[0]}", "web", "web", ["web"],
                            [node, "--test", "--test-reporter=tap", str(file)], file.name))
    return suites


def counts(output: str):
    """(passed, failed) from the report of doctest, Python's unittest or Node's test runner; None when there is none."""
    found = re.findall(r"\[doctest\] test cases:\s*\d+\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed", output)
    if found:
        return tuple(map(int, found[-1]))
    found = re.search(r"^Ran (\d+) tests? in", output, re.MULTILINE)
    if found:
        bad = sum(map(int, re.findall(r"(?:failures|errors)=(\d+)", output.rsplit("Ran ", 1)[1])))
        bad = min(bad, int(found[1]))
        return int(found[1]) - bad, bad
    passed = re.findall(r"^# pass (\d+)$", output, re.MULTILINE)
    if passed:
        other = re.findall(r"^# (?:fail|cancelled) (\d+)$", output, re.MULTILINE)
        return int(passed[-1]), sum(map(int, other))
    return None


def plain(output: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", output)


def build(preset: str):
    """None when the preset is built, else what went wrong."""
    start = time.monotonic()
    watched = sys.stdout.isatty()  # somebody waits in front of it: show the compiler at work
    for step in (["cmake", "--preset", preset, "--log-level=NOTICE"], ["cmake", "--build", "--preset", preset]):
        done = subprocess.run(step, cwd=ROOT, stdout=None if watched else subprocess.PIPE,
                              stderr=None if watched else subprocess.STDOUT, text=True)
        if done.returncode != 0:
            return f"preset {preset} does not build:\n{(done.stdout or '')[-6000:]}"
    print(f"  built {preset:<40}{time.monotonic() - start:>8.1f} s", flush=True)
    return None


def run(suite: Suite, broken: dict):
    """(passed, failed, problem text or None). A suite that cannot run counts as one failure."""
    for preset in suite.presets:
        if broken.get(preset):
            return 0, 1, f"preset {preset} does not build"
    if not suite.files():
        return 0, 1, f"no tests yet in {suite.folder.relative_to(ROOT)}"
    env = dict(os.environ, THREE_CLOCKS_PROGRAM=str(DEBUG / "threeclocks"), THREE_CLOCKS_ROOT=str(ROOT),
               THREE_CLOCKS_SITE=str(WEB / "site"), PYTHONDONTWRITEBYTECODE="1")
    # A session of its own, so that a suite that hangs is stopped together with the browser that it started.
    try:
        child = subprocess.Popen(suite.command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                 text=True, errors="replace", start_new_session=True)
    except FileNotFoundError:
        return 0, 1, f"{suite.command[0]} is missing"
    RUNNING.add(child)
    try:
        output, _ = child.communicate(timeout=SUITE_SECONDS)
    except BaseException as stop:
        os.killpg(child.pid, signal.SIGKILL)
        if not isinstance(stop, subprocess.TimeoutExpired):
            raise
        output, _ = child.communicate()
        output = plain(output)
        ended = [len(re.findall(rf"^{word} \d+ ", output, re.MULTILINE)) for word in ("ok", "not ok")]
        return ended[0], ended[1] + 1, f"stopped after {SUITE_SECONDS} s\n{output[-12000:]}"
    finally:
        RUNNING.discard(child)
    output = plain(output)
    found = counts(output)
    if found is None:
        return 0, 1, f"ended with exit code {child.returncode} and no report\n{output[-6000:]}"
    passed, failed = found
    if passed + failed == 0:
        return 0, 1, "the suite ran no test"
    if failed or child.returncode != 0:
        return passed, max(failed, 1), output[-12000:]
    return passed, 0, None


def results(suites, broken):
    """Runs all suites and yields what became of each, in their order. Two at a time, since most need one processor; of
    the page's one, since a browser needs more, and those begin first, since they are the longest."""
    done, turn, page, stop = {}, threading.Condition(), threading.Lock(), threading.Event()
    waiting = sorted(suites, key=lambda suite: not suite.name.startswith("page-"))

    def next_suite():
        with turn:
            of_page = page.acquire(blocking=False)
            found = next((s for s in waiting if of_page or not s.name.startswith("page-")), None)
            if found:
                waiting.remove(found)
            if of_page and not (found and found.name.startswith("page-")):
                page.release()
            return found

    def lane():
        while not stop.is_set() and (suite := next_suite()):
            start = time.monotonic()
            outcome = (suite, *run(suite, broken), time.monotonic() - start)
            if suite.name.startswith("page-"):
                page.release()
            with turn:
                done[suite] = outcome
                turn.notify_all()

    with ThreadPoolExecutor(2) as pool:
        lanes = [pool.submit(lane) for _ in range(min(2, os.cpu_count() or 1))]
        try:
            for suite in suites:
                with turn:
                    while suite not in done:
                        turn.wait(1)
                        for one in lanes:
                            if one.done():
                                one.result()  # raises what stopped it
                    outcome = done[suite]
                yield outcome
        except BaseException:
            stop.set()
            for child in list(RUNNING):
                os.killpg(child.pid, signal.SIGKILL)
            raise


def chosen(names):
    suites = [suite for suite in all_suites() if suite.exists()]
    if not names:
        return suites
    known = {suite.name for suite in suites} | {suite.group for suite in suites}
    unknown = [name for name in names if name not in known and not any(k.startswith(name + "-") for k in known)]
    if unknown:
        sys.exit(f"tools/test: no suite {' '.join(unknown)}. There are: {' '.join(sorted(known))}")
    return [s for s in suites if any(n in (s.name, s.group) or s.name.startswith(n + "-") for n in names)]


def main() -> None:
    names = [name for name in sys.argv[1:] if name != "--accept"]
    if "--accept" in sys.argv:
        if names not in (["--groups", "golden"], ["golden"]):
            sys.exit("tools/test: only `tools/test golden --accept` keeps what is drawn now")
        os.environ["THREE_CLOCKS_ACCEPT"] = "1"
    if names[:1] == ["--groups"]:
        suites = chosen(names[1:])
        window = any(suite.folder.joinpath("test_window.py").exists() for suite in suites)
        film = any(suite.name == "endurance" for suite in suites)
        print("native", "window" if window else "", "film" if film else "", "web test" if any(suite.group == "web" for suite in suites) else "")
        return
    suites = chosen(names)
    broken = {}
    for preset in dict.fromkeys(p for suite in suites for p in suite.presets):
        broken[preset] = build(preset)
        if broken[preset]:
            print(broken[preset], flush=True)
    total_passed = total_failed = 0
    for suite, passed, failed, problem, seconds in results(suites, broken):
        total_passed += passed
        total_failed += failed
        print(f"  {suite.name:<16}{passed:>6} passed{failed:>6} failed{seconds:>16.1f} s", flush=True)
        if problem:
            print("    " + problem.rstrip().replace("\n", "\n    "), flush=True)
    print(f"{total_passed} passed, {total_failed} failed", flush=True)
    sys.exit(1 if total_failed or not total_passed else 0)


if __name__ == "__main__":
    main()
