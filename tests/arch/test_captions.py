"""The captions of the stage rest on their entries, and what holds for one way of giving names it."""
import json
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def read(path):
    return json.loads((ROOT / "assets" / path).read_text(encoding="utf-8"))


class Captions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.captions = read("stage/captions.json")["captions"]
        cls.words = read("strings/en/stage.json")

    def test_sources_are_those_of_the_entries(self):
        cited = {}
        for kind in ("observations", "claims", "misconceptions", "safety"):
            for entry in read(f"evidence/{kind}.json")[kind]:
                cited[entry["id"]] = {c["reference"] for c in entry["citations"]}
        for caption in self.captions:
            known = set().union(*(cited[entry] for entry in caption["entries"]))
            lone = {c["reference"] for c in caption["citations"]} - known
            self.assertFalse(lone, f"{caption['scene']}.caption.{caption['id']}: no entry of it cites {lone}")

    def test_the_end_of_a_feeling_or_level_says_after_what(self):
        for caption in self.captions:
            text = self.words[f"stage.{caption['scene']}.caption.{caption['id']}"]
            if re.search(r"feeling (ends|has)|halves|falls fast", text):
                self.assertRegex(text, "infusion|spray", caption["id"])


if __name__ == "__main__":
    unittest.main()
