"""The page's own words in numbers are what the program says."""
import os
import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(os.environ.get("THREE_CLOCKS_ROOT", pathlib.Path(__file__).resolve().parents[2]))
PROGRAM = os.environ.get("THREE_CLOCKS_PROGRAM", str(ROOT / "build/debug/threeclocks"))


class PageParts(unittest.TestCase):
    def test_the_table_of_key_times_is_what_the_program_says(self):
        done = subprocess.run([sys.executable, str(ROOT / "tools/page_parts.py"), "--check", "--program", PROGRAM],
                              capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
