"""What a course pack may hold is said twice: to the program and to the page, which unpacks in the browser."""
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def value(text):
    text = text.replace("'", "").replace("u", "")
    return eval(text, {"__builtins__": {}}) if re.fullmatch(r"[\d <]+", text) else None  # such as 64 << 10


class Packs(unittest.TestCase):
    def test_the_page_has_the_limits_of_the_program(self):
        header = (ROOT / "src/content/course_pack.h").read_text(encoding="utf-8")
        module = (ROOT / "web/js/packs.mjs").read_text(encoding="utf-8")
        program = {name[0].lower() + name[1:]: value(number)
                   for name, number in re.findall(r"std::size_t k(\w+) = ([^;]+);", header)}
        page = {name: value(number.strip())
                for name, number in re.findall(r"(\w+): ([^,}]+)", re.search(r"LIMITS = \{(.*?)\}", module, re.DOTALL)[1])}
        self.assertEqual(set(page), {"files", "fileBytes", "bytes", "archiveBytes", "entries", "ratio", "ratioFrom"})
        self.assertEqual(page, {name: program[name] for name in page})

    def test_the_page_loads_the_module_only_when_it_is_asked_for(self):
        self.assertNotIn("packs.mjs", (ROOT / "web/index.html").read_text(encoding="utf-8"))
        main = (ROOT / "web/js/main.js").read_text(encoding="utf-8")
        self.assertEqual(re.findall(r".*packs\.mjs.*", main), [re.search(r".*await import\(.*packs\.mjs.*", main)[0]])


if __name__ == "__main__":
    unittest.main()
