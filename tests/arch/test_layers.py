"""The rules of the architecture that a compiler does not check. Every finding names file and line."""
import os
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SRC = ROOT / "src"

# Layer: the layers whose headers it may include, besides its own.
ALLOWED = {
    "core": set(),
    "sim": {"core"},
    "content": {"core", "sim"},
    "learn": {"core", "content"},
    "app": {"core", "sim", "content", "learn"},
    "scene": {"core"},
    "ui": {"core", "sim", "content", "learn", "app", "scene"},
    "platform": {"core", "content", "app", "scene", "ui"},
    "cli": {"core", "sim", "content", "learn", "app", "scene", "ui", "platform"},
}
# Third party: how its headers begin, and the layers that may include them.
THIRD_PARTY = {
    "Dear ImGui": (r"imgui|imstb_", {"ui", "platform"}),
    "SDL": (r"SDL|SDL2/", {"platform"}),
    "OpenGL": (r"GL/|GLES[23]/|EGL/|OpenGL/|glad|KHR/", {"platform", "scene"}),
    "Emscripten": (r"emscripten", {"platform"}),
    "RapidJSON": (r"rapidjson", {"content", "learn", "app", "cli"}),
    "Eigen": (r"Eigen/|eigen3/", {"sim"}),
    "glm": (r"glm/", {"scene", "ui"}),
    "stb": (r"stb_|stb/", {"platform", "cli"}),
    "libzip": (r"zip", {"platform"}),
    "doctest": (r"doctest", set()),
}
OUTSIDE_WORLD = r"fstream|filesystem|cstdio|iostream|chrono|ctime|thread|random|stdio\.h|time\.h|unistd\.h"
MAINS = {"main.cpp", "main_web.cpp"}  # composition only
LIMITS = {".h": 150, ".cpp": 450}
SKIPPED_FOLDERS = {".git", "build", "out", "node_modules", "__pycache__", ".cache"}


def sources():
    return sorted(p for p in SRC.rglob("*") if p.suffix in (".h", ".cpp", ".c", ".mm"))


def layer_of(path):
    parts = path.relative_to(SRC).parts
    return parts[0] if len(parts) > 1 else None


def text_of(path):
    return path.read_text(encoding="utf-8")


def includes(path):
    for number, line in enumerate(text_of(path).splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
        if found:
            yield number, found[1]


def code_only(text):
    """The text without comments and literals, line breaks kept."""
    pattern = r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    return re.sub(pattern, lambda m: "\n" * m[0].count("\n") + " ", text, flags=re.DOTALL)


class Architecture(unittest.TestCase):
    def expect_none(self, findings, rule):
        self.assertFalse(findings, f"{rule}:\n  " + "\n  ".join(findings))

    def test_every_source_belongs_to_a_known_layer(self):
        self.expect_none([str(p.relative_to(ROOT)) for p in sources()
                          if layer_of(p) not in ALLOWED and p.name not in MAINS], "not in a layer")

    def test_no_layer_includes_upward(self):
        findings = []
        for path in sources():
            layer = layer_of(path)
            if layer is None:
                continue
            for line, header in includes(path):
                target = header.split("/")[0]
                if target in ALLOWED and target != layer and target not in ALLOWED[layer]:
                    findings.append(f"{path.relative_to(ROOT)}:{line} includes {header}")
        self.expect_none(findings, "a layer may include only what stands below it")

    def test_our_headers_are_included_from_the_root_of_src(self):
        findings = []
        for path in sources():
            for line, header in includes(path):
                if ".." in header or ("/" not in header and (path.parent / header).exists()):
                    findings.append(f"{path.relative_to(ROOT)}:{line} includes {header}")
        self.expect_none(findings, 'write "layer/file.h"')

    def test_third_party_headers_stay_in_their_layers(self):
        findings = []
        for path in sources():
            for line, header in includes(path):
                for name, (pattern, layers) in THIRD_PARTY.items():
                    if header.split("/")[0] not in ALLOWED and re.match(pattern, header) \
                            and layer_of(path) not in layers:
                        findings.append(f"{path.relative_to(ROOT)}:{line} includes {name} ({header})")
        self.expect_none(findings, "third-party header outside its layers")

    def test_emscripten_appears_only_in_the_web_platform(self):
        findings = []
        for path in sources():
            if path.is_relative_to(SRC / "platform/web"):
                continue
            for line, text in enumerate(text_of(path).splitlines(), 1):
                if "__EMSCRIPTEN__" in text or re.search(r"\bEM_(JS|ASM)\b", text) \
                        or re.search(r"#\s*include\s*[<\"]emscripten", text):
                    findings.append(f"{path.relative_to(ROOT)}:{line}")
        self.expect_none(findings, "Emscripten outside src/platform/web")

    def test_the_simulation_calculates_in_double(self):
        findings = []
        for path in sources():
            if layer_of(path) != "sim":
                continue
            for line, text in enumerate(code_only(text_of(path)).splitlines(), 1):
                if re.search(r"\bfloat\b|\b\d+\.?\d*[fF]\b", text):
                    findings.append(f"{path.relative_to(ROOT)}:{line}")
        self.expect_none(findings, "float in src/sim")

    def test_the_simulation_does_not_know_the_outside_world(self):
        findings = []
        for path in sources():
            if layer_of(path) not in ("sim", "learn"):
                continue
            for line, header in includes(path):
                if re.fullmatch(OUTSIDE_WORLD, header):
                    findings.append(f"{path.relative_to(ROOT)}:{line} includes <{header}>")
        self.expect_none(findings, "files, clocks, threads and the standard random numbers are for other layers")

    def test_no_exceptions_and_no_run_time_types(self):
        findings = []
        for path in sources():
            for line, text in enumerate(code_only(text_of(path)).splitlines(), 1):
                if re.search(r"\b(throw|catch|dynamic_cast|typeid)\b", text):
                    findings.append(f"{path.relative_to(ROOT)}:{line}")
        self.expect_none(findings, "fallible functions return tc::Result")

    def test_files_are_small(self):
        findings = []
        for path in sources():
            lines = text_of(path).count("\n")
            limit = 100 if path.parent == SRC else LIMITS.get(path.suffix, 450)
            if lines > limit:
                findings.append(f"{path.relative_to(ROOT)} has {lines} lines, limit {limit}")
        self.expect_none(findings, "one reason to open a file")

    def test_headers_guard_themselves(self):
        self.expect_none([str(p.relative_to(ROOT)) for p in sources()
                          if p.suffix == ".h" and not text_of(p).startswith("#pragma once\n")],
                         "a header begins with #pragma once")

    def test_nothing_refers_to_files_outside_the_project(self):
        outside = re.compile(r"\.\./[s]hared\b|/[w]ork/([s]hared|[m]ain)\b")
        findings = []
        for folder, folders, files in os.walk(ROOT):
            folders[:] = [name for name in folders if name not in SKIPPED_FOLDERS]
            for name in files:
                if name in SKIPPED_FOLDERS:  # .git is a file in a second worktree
                    continue
                path = pathlib.Path(folder) / name
                try:
                    text = path.read_text(encoding="utf-8")
                except (UnicodeDecodeError, OSError):
                    continue
                for line, content in enumerate(text.splitlines(), 1):
                    if outside.search(content):
                        findings.append(f"{path.relative_to(ROOT)}:{line}")
        self.expect_none(findings, "a path outside the project")


if __name__ == "__main__":
    unittest.main()
