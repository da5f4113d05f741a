"""Course packs as their authors and their enemies make them: real zip files, checked by the program."""
import io
import json
import os
import pathlib
import re
import stat
import struct
import subprocess
import tempfile
import time
import unittest
import warnings
import zipfile

ROOT = pathlib.Path(os.environ.get("THREE_CLOCKS_ROOT", pathlib.Path(__file__).resolve().parents[2]))
PROGRAM = os.environ.get("THREE_CLOCKS_PROGRAM", str(ROOT / "build/debug/threeclocks"))
TEMPLATE = ROOT / "docs/pack-template"
ITEMS, WORDS = "quizzes/items_week_one.json", "strings/en/items_week_one.json"
TOUR = "tours/week_one.json"
MB = 1 << 20


def run(*words):
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}
    return subprocess.run([PROGRAM, *words], capture_output=True, text=True, timeout=120, env=env)


def template():
    return {path.relative_to(TEMPLATE).as_posix(): path.read_bytes() for path in sorted(TEMPLATE.rglob("*")) if path.is_file()}


class Packs(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def zip(self, files, name="course.zip", method=zipfile.ZIP_DEFLATED):
        path = self.folder / name
        with zipfile.ZipFile(path, "w", method) as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a name twice is what one test is about
            for file, data in files.items() if isinstance(files, dict) else files:
                archive.writestr(file, data)
        return path

    def faults(self, path):
        """The lines of a refused pack, its own path left out. Nothing else is said, and nothing breaks."""
        done = run("check", str(path))
        self.assertEqual((done.returncode, done.stdout), (1, ""), done.stderr)
        lines = done.stderr.splitlines()
        for line in lines:
            self.assertRegex(line, r"^" + re.escape(str(path)) + r"[^\n]*:\d+:\d+: \S.*[.?]$")
        return [line[len(str(path)):].lstrip("/") for line in lines]

    def one_fault(self, path, start):
        lines = self.faults(path)
        self.assertEqual(len(lines), 1, lines)
        self.assertTrue(lines[0].startswith(start), lines[0])

    def with_change(self, file, old, new):
        files = template()
        self.assertIn(old.encode(), files[file])
        files[file] = files[file].replace(old.encode(), new.encode(), 1)
        return self.zip(files)

    # --- what is good ---

    def test_the_template_passes_as_a_folder_and_as_a_zip(self):
        said = "‘Week one: three clocks’: 6 files, no fault: questions 3, tours 1; licence CC-BY-4.0, to be reviewed by 2028-11-01.\n"
        nested = {f"week one/{name}": data for name, data in template().items()}
        for path in (TEMPLATE, self.zip(template()), self.zip(nested, "nested.zip"), self.zip(template(), "stored.zip", zipfile.ZIP_STORED)):
            done = run("check", str(path))
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, said, ""))

    def test_a_pass_rule_of_the_course_is_told(self):
        for rule, said in (({"points": 12}, "12 of 15 points"), ({"points": 20, "by_certainty": True}, "20 of 36 certainty marks")):
            files = template()
            files["pack.json"] = json.dumps({**json.loads(files["pack.json"]), "pass": rule}).encode()
            done = run("check", str(self.zip(files)))
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertEqual(done.stdout.splitlines()[1:], [f"Pass mark of the test afterwards: {said}."])

    def test_what_is_no_part_of_a_pack_is_left_unread_and_named(self):
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w") as archive:
            archive.writestr("evidence/claims.json", "{")
        path = self.zip({**template(), "README.md": "x", "more.zip": inner.getvalue(), "__MACOSX/quizzes/._items.json": "\0\1"})
        done = run("check", str(path))
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(done.stdout.splitlines()[1], "Left unread: README.md, more.zip, __MACOSX/quizzes/._items.json.")

    def test_commands_that_show_questions_and_tours_take_a_pack(self):
        path = str(self.zip(template()))
        done = run("transcript", "--pack", path, "--tour", "week_one")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("Week one in two stops", done.stdout)
        start = json.dumps({"do": "start-form", "kind": "practice", "letter": "a", "seed": 0, "items": "W1-first-sign"})
        done = run("semantics", "--format", "text", "--pack", str(TEMPLATE), "--do", start)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("earliest sign that looks like plasticity", done.stdout)
        results = self.folder / "results.csv"
        for command in ("items", "render", "window"):
            self.assertIn("--pack ZIP_OR_DIR", run(command, "--help").stdout)
        results.write_text("x", encoding="utf-8")
        self.assertEqual(run("items", str(results), "--pack", str(self.folder / "none.zip")).returncode, 2)

    def test_a_faulty_pack_is_told_and_what_is_built_in_stays(self):
        path = self.with_change(ITEMS, "sumner2020", "nobody1900")
        faults = self.faults(path)
        done = run("transcript", "--pack", str(path))
        self.assertEqual((done.returncode, done.stdout), (0, run("transcript").stdout))
        lines = done.stderr.splitlines()
        self.assertEqual(lines[:-1], [f"{path}/{fault}" for fault in faults])
        self.assertEqual(lines[-1], f"threeclocks: {path} has one fault, told above; the course pack is left out.")
        self.assertEqual(run("transcript", "--pack", str(path), "--tour", "week_one").returncode, 2)
        gone = run("transcript", "--pack", str(self.folder / "none.zip"))
        self.assertEqual((gone.returncode, gone.stdout), (1, ""))
        self.assertIn("could not be read", gone.stderr)

    def test_a_faulty_tour_is_told_and_left_out_alone(self):
        path = self.with_change(TOUR, '"scene": "person"', '"scene": "moon"')
        faults = self.faults(path)
        self.assertEqual(len(faults), 1, faults)
        done = run("transcript", "--pack", str(path))
        self.assertEqual((done.returncode, done.stdout), (0, run("transcript").stdout))
        self.assertEqual(done.stderr.splitlines(), [
            f"{path}/{faults[0]}",
            f"threeclocks: {path} has one fault, told above; its tour is left out, all else of the course pack is in."])
        self.assertEqual(run("transcript", "--pack", str(path), "--tour", "week_one").returncode, 2)
        start = json.dumps({"do": "start-form", "kind": "practice", "letter": "a", "seed": 0, "items": "W1-first-sign"})
        done = run("semantics", "--format", "text", "--pack", str(path), "--do", start)
        self.assertEqual(done.returncode, 0)
        self.assertIn("earliest sign that looks like plasticity", done.stdout)

    # --- faults of authors ---

    def test_faults_of_content_have_their_place(self):
        self.one_fault(self.with_change(ITEMS, "acevedo2020", "acevedo1066"), f"{ITEMS}:4:")
        twice = self.faults(self.with_change(ITEMS, '"id": "W1-gone"', '"id": "W1-first-sign"'))
        self.assertIn(f"{ITEMS}:4:12: the id ‘W1-first-sign’ is used twice; ids must differ.", twice)
        taken = self.faults(self.with_change(ITEMS, '"id": "W1-gone"', '"id": "Q01"'))
        self.assertTrue(any(re.match(rf"{ITEMS}:4:12: the id ‘Q01’ is built in already \(quizzes/items_\w+\.json\); ", line) for line in taken), taken)
        self.one_fault(self.with_change(WORDS, "At 3–4 hours", "<b>At 3–4 hours</b>"), f"{WORDS}:9:")
        self.one_fault(self.with_change("pack.json", '"licence": "CC-BY-4.0"', '"licence": ""'), "pack.json:6:14: ")
        self.one_fault(self.with_change("pack.json", '"format": 1', '"format": 2'), "pack.json:2:13: ")
        self.one_fault(self.with_change(ITEMS, '"pool": "practice"', '"pool": "secure", "slot": 1, "form": "A"'), f"{ITEMS}:3:")
        files = template()
        files[WORDS] = files[WORDS].replace("ketamine".encode(), b"ketamin\xe9", 1)
        self.assertTrue(any(line.startswith(f"{WORDS}:4:") and "not UTF-8" in line for line in self.faults(self.zip(files))))
        files = template()
        del files["pack.json"]
        self.one_fault(self.zip(files), "pack.json:1:1: a course pack needs this file")
        files = template()
        files["quizzes/week1.json"] = files[ITEMS]
        self.assertIn("quizzes/week1.json:1:1: no content is read from a file of this name; rename it as in assets/, or take it out.",
                      self.faults(self.zip(files)))

    def test_a_folder_with_a_link_or_a_long_file_is_refused_as_its_zip_would_be(self):
        pack = self.folder / "pack"
        for name, data in template().items():
            (pack / name).parent.mkdir(parents=True, exist_ok=True)
            (pack / name).write_bytes(data)
        (pack / "strings/en/link.json").symlink_to("/etc/passwd")
        self.one_fault(pack, "strings/en/link.json:1:1: ‘strings/en/link.json’ is a link")
        (pack / "strings/en/link.json").unlink()
        (pack / "strings/en/long.json").write_bytes(b"{" + b" " * MB + b"}")
        self.one_fault(pack, "strings/en/long.json:1:1: unpacked, ‘strings/en/long.json’ is longer than 1 MB")

    # --- what no author makes by mistake ---

    def test_bombs_are_refused_at_once_and_by_what_comes_out(self):
        files = {**template(), "strings/en/bomb.json": b" " * (900 << 10)}
        self.one_fault(self.zip(files), "strings/en/bomb.json:1:1: unpacked, ‘strings/en/bomb.json’ is more than 100 times")
        path = self.zip({**template(), "strings/en/bomb.json": b" " * (200 * MB)})
        start = time.monotonic()
        self.one_fault(path, "strings/en/bomb.json:1:1: unpacked, ‘strings/en/bomb.json’ is longer than 1 MB")
        self.assertLess(time.monotonic() - start, 5)
        # The archive says that little comes out.
        data = bytearray(path.read_bytes())
        for signature, place in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
            at = data.find(signature, data.find(b"strings/en/bomb.json") - 60 if signature == b"PK\3\4" else data.rfind(b"strings/en/bomb.json") - 60)
            data[at + place:at + place + 4] = struct.pack("<I", 100)
        path.write_bytes(data)
        self.assertTrue(self.faults(path)[0].startswith("strings/en/bomb.json:1:1: "))

    def test_sizes_beyond_the_limits(self):
        noise = os.urandom(MB // 2).hex().encode()
        self.one_fault(self.zip({**template(), "strings/en/long.json": noise + noise}), "strings/en/long.json:1:1: unpacked, ‘strings/en/long.json’ is longer")
        many = {f"strings/en/x{i}.json": noise[:1000000] for i in range(9)}
        self.one_fault(self.zip({**template(), **many}), ":1:1: unpacked, the pack has > 8 MB")
        self.one_fault(self.zip({**template(), **{f"strings/en/x{i}.json": "{}" for i in range(200)}}), ":1:1: the pack has > 200 JSON files")
        self.one_fault(self.zip({f"x{i}.txt": "" for i in range(1001)}), ":1:1: the pack has 1001 entries")
        big = self.zip({**template(), "film.bin": os.urandom(50 * MB)}, method=zipfile.ZIP_STORED)
        start = time.monotonic()
        self.one_fault(big, ":1:1: the archive has 50 MB")
        self.assertLess(time.monotonic() - start, 5)

    def test_names_that_lead_out_of_the_pack(self):
        for name in ("../evil.json", "/etc/evil.json", "a/../../evil.json", "quizzes\\evil.json", "C:/evil.json", "quizzes//evil.json"):
            info = zipfile.ZipInfo("x.json")
            info.filename = name
            self.one_fault(self.zip([*template().items(), (info, b"{}")]), f"{name.lstrip('/')}:1:1: the name ‘{name}’ leads out of the pack")
        data = self.zip({**template(), "quizzes/zz.json": "{}"}).read_bytes().replace(b"quizzes/zz.json", b"quizzes/\xff\xfe.json")
        path = self.folder / "bytes.zip"
        path.write_bytes(data)
        self.one_fault(path, ":1:1: a name in the pack is not readable text")

    def test_a_name_twice_a_link_and_a_password(self):
        self.one_fault(self.zip([*template().items(), (ITEMS, b"{}")]), f"{ITEMS}:1:1: the archive holds ‘{ITEMS}’ twice")
        link = zipfile.ZipInfo("strings/en/link.json")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        self.one_fault(self.zip([*template().items(), (link, b"/etc/passwd")]), "strings/en/link.json:1:1: ‘strings/en/link.json’ is a link")
        data = bytearray(self.zip(template()).read_bytes())
        for signature, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
            at = data.find(signature)
            while at >= 0:
                data[at + place] |= 1
                at = data.find(signature, at + 4)
        path = self.folder / "secret.zip"
        path.write_bytes(data)
        lines = self.faults(path)
        self.assertEqual(len(lines), 6)
        self.assertTrue(all("is encrypted" in line for line in lines), lines)
        self.one_fault(self.odd_method(), "strings/en/x.json:1:1: ‘strings/en/x.json’ is packed in a way")

    def odd_method(self):
        info = zipfile.ZipInfo("strings/en/x.json")
        info.compress_type = zipfile.ZIP_BZIP2
        return self.zip([*template().items(), (info, b"{}")])

    def test_what_is_no_archive_or_half_of_one(self):
        whole = self.zip(template()).read_bytes()
        for data in (b"", b"PK", b"hello", whole[:-1], whole[:-30], whole[:len(whole) // 2], whole[100:], b"\0" * 5000):
            path = self.folder / "half.zip"
            path.write_bytes(data)
            self.assertEqual(len(self.faults(path)), 1)


if __name__ == "__main__":
    unittest.main()
