"""Which files the page fetches after its first picture is said twice: to the build and to the program."""
import importlib.util
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def embed_assets():
    spec = importlib.util.spec_from_file_location("embed_assets", ROOT / "tools/embed_assets.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Dossier(unittest.TestCase):
    def setUp(self):
        self.embed = embed_assets()
        source = (ROOT / "src/content/library.cpp").read_text(encoding="utf-8")
        body = re.search(r"bool is_dossier_file\(.*?\n}\n", source, re.DOTALL)[0]
        names, folders = re.search(r"kNames\[\] = \{(.*?)\}", body, re.DOTALL), re.search(r"\{(\"evidence/.*?)\}", body)
        self.names = set(re.findall(r'"([a-z]+)"', names[1]))
        self.folders = set(re.findall(r'"([a-z/]+)/"', folders[1]))
        self.starts = set(re.findall(r'path\.starts_with\("([a-z_/]+)"\)', body))

    def test_the_program_and_the_build_name_the_same_files(self):
        self.assertTrue(self.names)
        self.assertEqual(self.names, self.embed.DOSSIER)

    def test_they_look_in_the_same_folders(self):
        self.assertEqual(self.folders, {"evidence", "strings/en", "stage"})
        for name in self.names:
            for folder in self.folders:
                self.assertEqual(self.embed.part_of(f"{folder}/{name}.json"), "dossier")
            for path in (f"timeline/{name}.json", f"evidence/deeper/{name}.json", f"{name}.json"):
                self.assertEqual(self.embed.part_of(path), "base", path)

    def test_they_know_the_quizzes_by_the_same_beginnings(self):
        self.assertTrue(self.starts)
        self.assertEqual(self.starts, set(self.embed.DOSSIER_STARTS))
        for path in ("quizzes/items_window.json", "quizzes/deeper/items_a.json", "strings/en/items_window.json"):
            self.assertEqual(self.embed.part_of(path), "dossier", path)

    def test_every_name_is_a_file(self):
        """A name that no file bears would be a file that was renamed, and now travels with the first picture."""
        files = {p.stem for folder in self.folders for p in (ROOT / "assets" / folder).glob("*.json")}
        self.assertLessEqual(self.names, files)


if __name__ == "__main__":
    unittest.main()
