"""Every key that the code uses has words, every word is used, and what is inserted into it is given."""
import json
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
KEY = re.compile(r"[a-z][a-z0-9_]*(\.[A-Za-z0-9_/-]+)+")
PREFIX = re.compile(r"[a-z][a-z0-9_]*\.([A-Za-z0-9_/-]+\.)*")  # "obs." + id + ".label"
# Literals with dots that are no keys of words.
NOT_WORDS = re.compile(r"(a|b|route|thresholds|effects|variability|covariate|molar_mass|dose_mg(_per_kg)?)\.[a-z0-9_.-]+|"
                       r".*\.(h|json|otf|txt|png|svg|html|css|cpp|js|ppm|bmp|wasm|pack)")
# Begin names of settings and of model fields; words of items come with their items, those of packs with their packs.
NOT_PREFIXES = {"patient.", "dose.", "variability.", "item.", "pack.",
                # parts of the words of a question, which follow "item.<id>."
                "target.", "row.", "column.", "why.", "estimate.", "option.", "category.", "feature.", "node.", "tile.", "line."}
# Longest text, in characters, of what must fit a fixed place on the smallest screen that shows it.
LONGEST = {
    r"obs\..*\.label_short": 20,
    r"care\..*\.now": 40,
    r"care\..*\.reason": 40,
    r"clock\.(feeling|drug|plasticity)\.name": 12,
    r"plasticity\..*\.value": 18,
    r"transport\..*": 20,
    r"legend\.(?!name).*": 20,
    r"unit\..*": 10,
}


def words():
    found, doubles = {}, []
    for path in sorted((ROOT / "assets/strings/en").glob("*.json")):
        for key, text in json.loads(path.read_text(encoding="utf-8")).items():
            if key in found:
                doubles.append(f"{path.relative_to(ROOT)}: {key} is already defined")
            found[key] = text
    return found, doubles


def literals():
    """Text in quotes of the program and the page, with the places where it stands."""
    found = {}
    for folder, patterns in (("src", ("*.cpp", "*.h")), ("web", ("*.js", "*.mjs", "*.html"))):
        for path in [p for pattern in patterns for p in (ROOT / folder).rglob(pattern)]:
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if line.lstrip().startswith(("//", "#include", "*")):
                    continue
                for quote in re.finditer(r'"((?:[^"\\]|\\.)*)"|\'([a-z][a-z0-9_.]*\.[a-z0-9_.]+)\'', line):
                    text = quote.group(1) if quote.group(1) is not None else quote.group(2)
                    found.setdefault(text, f"{path.relative_to(ROOT)}:{number}")
    model = json.loads((ROOT / "assets/model/parameters.json").read_text(encoding="utf-8"))
    for field in model["fields"]:
        found.setdefault(field["unit"], f"assets/model/parameters.json: {field['id']}")
    return found


class Strings(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.words, cls.doubles = words()
        cls.literals = literals()

    def none(self, findings):
        if findings:
            self.fail("\n" + "\n".join(findings))

    def test_each_key_once(self):
        self.none(self.doubles)

    def test_every_used_key_has_words(self):
        self.none([f"{place}: no words for {text}" for text, place in self.literals.items()
                   if KEY.fullmatch(text) and text not in self.words and not NOT_WORDS.fullmatch(text)])

    def test_every_word_is_used(self):
        prefixes = tuple(text for text in self.literals if PREFIX.fullmatch(text))
        self.none([f"assets/strings/en: nothing uses {key}" for key in self.words
                   if key not in self.literals and not key.startswith(prefixes)])

    def test_prefixes_lead_somewhere(self):
        self.none([f"{place}: no key begins with {text}" for text, place in self.literals.items()
                   if PREFIX.fullmatch(text) and not any(key.startswith(text) for key in self.words)
                   and text not in NOT_PREFIXES])

    def test_arguments_are_given(self):
        """An argument of a text is somewhere given under its name: {"level", …} in the code."""
        for key, text in self.words.items():
            for name in re.findall(r"\{(\w+)\}", text):
                with self.subTest(key=key, argument=name):
                    self.assertIn(name, self.literals)

    def test_none_is_too_long(self):
        findings = []
        for key, text in self.words.items():
            for pattern, most in LONGEST.items():
                if re.fullmatch(pattern, key) and len(text) > most:
                    findings.append(f"{key}: {len(text)} characters, at most {most}: {text}")
        self.none(findings)


if __name__ == "__main__":
    unittest.main()
