"""The program as a process: streams, exit codes, what happens when the output cannot be written, and the manual."""
import json
import os
import pathlib
import re
import subprocess
import tempfile
import threading
import time
import unittest

ROOT = pathlib.Path(os.environ.get("THREE_CLOCKS_ROOT", pathlib.Path(__file__).resolve().parents[2]))
PROGRAM = os.environ.get("THREE_CLOCKS_PROGRAM", str(ROOT / "build/debug/threeclocks"))
COMMANDS = ("simulate", "clearance", "render", "sheet", "semantics", "evidence", "check", "replay", "window")


def run(*words, **options):
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}
    return subprocess.run([PROGRAM, *words], capture_output=True, text=True, timeout=120, env=env, **options)


class Program(unittest.TestCase):
    def test_success_is_on_standard_output_alone(self):
        done = run("simulate", "--at", "40min")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(len(done.stdout.splitlines()), 2)

    def test_refusal_is_one_line_on_standard_error_alone(self):
        done = run("simulate", "--dosse", "35mg")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertEqual(done.stderr, "threeclocks: simulate has no option --dosse; did you mean --dose?\n")

    def test_json_is_json(self):
        for words in (("simulate", "--at", "40min,24h", "--format", "json", "--cohort", "20"),
                      ("clearance", "--format", "json"), ("semantics", "--at", "40min")):
            done = run(*words)
            self.assertEqual(done.returncode, 0, done.stderr)
            json.loads(done.stdout)

    def test_check_prints_one_line_for_each_fault(self):
        done = run("check", str(ROOT / "assets"))
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(len(done.stdout.splitlines()), 1)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "timeline/stops.json")
            path.parent.mkdir()
            path.write_text('{"stops": [\n  {"id": "a", "time_min": true},\n  {"id": 5, "time_min": 7}]}', encoding="utf-8")
            done = run("check", folder)
            self.assertEqual((done.returncode, done.stdout), (1, ""))
            lines = done.stderr.splitlines()
            self.assertEqual(len(lines), 2)
            for line, place in zip(lines, ("2:27", "3:10")):
                self.assertRegex(line, rf"^{re.escape(str(path))}:{place}: \S.*\.$")
            # Faulty content is told, and the built-in content stays in use.
            done = run("evidence", "--at", "24h", "--content", folder)
            self.assertEqual((done.returncode, done.stdout), (0, run("evidence", "--at", "24h").stdout))
            self.assertEqual(done.stderr.splitlines()[:-1], lines)

    def test_the_window_follows_a_content_folder_and_rests(self):
        words = "strings/en/observations.json"
        good = (ROOT / "assets" / words).read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "content", words)
            path.parent.mkdir(parents=True)
            path.write_text("{", encoding="utf-8")
            env = dict(os.environ, SDL_VIDEODRIVER="offscreen", XDG_DATA_HOME=folder, THREE_CLOCKS_COUNT_FRAMES="1")
            with subprocess.Popen([PROGRAM, "window", "--content", str(path.parents[2])], env=env, text=True,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as window:
                stop = threading.Timer(60, window.kill)
                stop.start()
                frames = 0

                def said():
                    """The next line of words; the counts of frames drawn, told at each rest, are kept aside."""
                    nonlocal frames
                    for line in window.stderr:
                        if not line.startswith('{"frames"'):
                            return line
                        frames = json.loads(line)["frames"]
                    return ""

                try:
                    self.assertTrue(said().startswith(f"{path}:1:2: "))
                    self.assertIn("the content built in stays in use", said())
                    path.write_text(good, encoding="utf-8")
                    self.assertEqual(said(), "The changed content is shown.\n")
                    path.write_text(good + "}", encoding="utf-8")
                    self.assertRegex(said(), rf"^{re.escape(str(path))}:[0-9]+:1: ")
                    path.write_text(good.replace("Mood benefit", "Changed"), encoding="utf-8")
                    self.assertEqual(said(), "The changed content is shown.\n")
                    time.sleep(3)
                    window.terminate()
                    self.assertEqual(said(), "")
                    self.assertEqual(window.wait(), 0)
                finally:
                    stop.cancel()
                    window.kill()
            # The start, two changes and a notice with the work that follows; never 60 a second.
            self.assertLess(frames, 200)

    def test_evidence_is_what_it_says_it_is(self):
        done = run("evidence", "--at", "24h", "--lens", "b", "--format", "json")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        data = json.loads(done.stdout)
        self.assertEqual((data["format"], data["version"], data["since_dose_min"], data["lens"]),
                         ("three-clocks-evidence", 1, 1440, "b"))
        manual = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
        for member in {*data, *data["claims"][0], *data["claims"][0]["sections"][0], *data["references"][0]}:
            self.assertTrue(f"`{member}`" in manual, member)

    def test_a_full_disk_is_not_success(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full on this system")
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([PROGRAM, "simulate", "--at", "40min"], stdout=full, stderr=subprocess.PIPE,
                                  text=True, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr.count("\n"), 1)

    def test_replay_reads_standard_input(self):
        done = run("replay", "-", input='{"do":"seek","time_min":40}\n')
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(json.loads(done.stdout)["time_min"], 40)

    def test_render_writes_a_picture_and_says_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "deep/er/picture.png")
            done = run("render", "--size", "320x240", "--out", str(path))
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
            self.assertEqual(path.read_bytes()[:4], b"\x89PNG")

    def test_a_window_without_a_display_is_refused_in_words(self):
        for words in ((), ("window",), ("window", "--at", "40min")):
            done = run(*words)
            self.assertEqual((done.returncode, done.stdout), (1, ""))
            self.assertIn("no display", done.stderr)

    def test_the_manual_names_every_command_and_option(self):
        manual = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
        for command in COMMANDS:
            usage = run(command, "--help").stdout
            self.assertIn(f"threeclocks {command}", manual)
            for flag in re.findall(r"^  (--[a-z-]+)", usage, re.MULTILINE):
                self.assertIn(f"`{flag}", manual, f"{flag} of {command}")


if __name__ == "__main__":
    unittest.main()
