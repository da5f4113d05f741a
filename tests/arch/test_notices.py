"""The licence texts of all that is built in travel with the page and with the program."""
import json
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
NOTICES = (ROOT / "NOTICES.txt").read_text(encoding="utf-8")
TEXTS = ["Permission is hereby granted, free of charge", "This software is provided 'as-is'", "Mozilla Public License Version 2.0",
         "SIL OPEN FONT LICENSE", "Redistributions in binary form must reproduce", "musl as a whole is licensed",
         "LLVM Exceptions to the Apache 2.0 License"]


class Notices(unittest.TestCase):
    def test_every_dependency_is_named(self):
        sources = json.loads((ROOT / "cmake/dependencies.json").read_text(encoding="utf-8"))["sources"].values()
        names = [source["title"].split(",")[0] for source in sources]
        table = (ROOT / "docs/third-party.md").read_text(encoding="utf-8")
        rows = re.findall(r"^\| (?!what|---)\[?([^\]|,]+?)\]?(?:\(| \||,| run-time)", table, re.MULTILINE)
        self.assertGreater(len(rows), 12)
        for name in names + rows:
            with self.subTest(name=name):
                self.assertIn(name, NOTICES)
        for part in ("musl", "libc++", "compiler-rt"):
            self.assertIn(part, NOTICES)

    def test_every_licence_is_there_in_full(self):
        for text in TEXTS:
            with self.subTest(text=text):
                self.assertIn(text, NOTICES)
        ours = (ROOT / "LICENSE").read_text(encoding="utf-8")
        self.assertIn(ours[ours.index("Permission is"):].strip(), NOTICES)
        self.assertIn(re.search(r"Copyright .*", ours)[0], NOTICES)

    def test_they_travel_with_the_page_and_the_program(self):
        build = (ROOT / "src/CMakeLists.txt").read_text(encoding="utf-8")
        self.assertRegex(build, r"tc_web_page\([^)]*/NOTICES\.txt\"\)")
        self.assertRegex(build, r"configure_file\([^)]*/NOTICES\.txt\" COPYONLY\)")
        self.assertIn('href="NOTICES.txt"', (ROOT / "web/index.html").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
