"""The program as a process: streams, exit codes, what happens when the output cannot be written, and the manual."""
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ.get("THREE_CLOCKS_ROOT", pathlib.Path(__file__).resolve().parents[2]))
PROGRAM = os.environ.get("THREE_CLOCKS_PROGRAM", str(ROOT / "build/debug/threeclocks"))
COMMANDS = ("simulate", "clearance", "render", "sheet", "semantics", "replay", "window")


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
