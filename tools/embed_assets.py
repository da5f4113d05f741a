#!/usr/bin/env python3
"""Writes files of assets/ into one C++ source, or into one file for the page. Run by the build.

--part base: everything but the dossier and the schemas, with the cut fonts. --part dossier: the claims, accounts, terms
and so on with their words, which the page fetches after its first picture (--pack writes them for that). --part schemas:
the JSON schemas, which only the tests and `threeclocks check` need."""
import argparse
import json
import pathlib
import sys

# Kept in step with is_dossier_file() in src/content/library.cpp by a test.
DOSSIER = {"references", "claims", "misconceptions", "safety", "conflicts", "learning", "audits", "lenses", "glossary", "illustrations",
           "whatif", "dossier", "objectives", "stage", "elements", "captions", "quiz", "packs"}
DOSSIER_STARTS = ("quizzes/", "strings/en/items_", "tours/", "strings/en/tour_")
NATIVE_WORDS = {"cli", "errors_assets"}  # of the command line, and of content folders; the page has neither
PARTS = {  # header, function
    "base": ("content/assets_embedded.h", "embedded_assets"),
    "dossier": ("content/assets_embedded.h", "embedded_dossier"),
    "schemas": ("support/schemas_embedded.h", "embedded_schemas"),
}


def part_of(name: str) -> str:
    if name.startswith("schema/"):
        return "schemas"
    if name.startswith(DOSSIER_STARTS):
        return "dossier"
    folder, _, file = name.rpartition("/")
    return "dossier" if folder in ("evidence", "strings/en", "stage") and pathlib.Path(file).stem in DOSSIER else "base"


def no_duplicates(pairs):
    seen = {}
    for key, value in pairs:
        if key in seen:
            raise ValueError(f'key "{key}" appears twice in one object')
        seen[key] = value
    return seen


def minified(path: pathlib.Path) -> bytes:
    try:
        data = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=no_duplicates)
    except ValueError as error:
        sys.exit(f"{path}: {error}")
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def grouped(data: bytes) -> bytes:
    """Words by stem, {"item.Q01": {"stem": …}} for {"item.Q01.stem": …}: 4 % less to fetch. Strings::add() reads both."""
    groups = {}
    for key, text in json.loads(data).items():
        stem, _, last = key.rpartition(".")
        groups.setdefault(stem, {})[last] = text
    return json.dumps(groups, ensure_ascii=False, separators=(",", ":")).encode()


def without_notes(data: bytes) -> bytes:
    """The model's parameters without what only their authors read: 1 kB less to fetch."""
    content = json.loads(data)
    for parameter in content["parameters"]:
        parameter.pop("note", None)
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def literal(data: bytes) -> str:
    """C++ string literals; octal escapes have at most three digits, so they cannot swallow what follows."""
    lines, line = [], ""
    for byte in data:
        if byte in b'"\\?':
            line += "\\" + chr(byte)
        elif 32 <= byte < 127:
            line += chr(byte)
        else:
            line += f"\\{byte:03o}"
        if len(line) > 4000:
            lines.append(line)
            line = ""
    lines.append(line)
    return "\n".join(f'"{part}"' for part in lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--assets", type=pathlib.Path, required=True)
    parser.add_argument("--fonts", type=pathlib.Path)
    parser.add_argument("--part", choices=PARTS, required=True)
    parser.add_argument("--pack", action="store_true", help="one file of `path length` lines, each before its bytes")
    parser.add_argument("--page", action="store_true", help="without the words that only the desktop says")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    args = parser.parse_args()

    entries = {}
    if args.assets.is_dir():
        for path in args.assets.rglob("*"):
            name = path.relative_to(args.assets).as_posix()
            if not path.is_file() or path.name.startswith(".") or part_of(name) != args.part:
                continue
            if args.page and name.startswith("strings/") and path.stem in NATIVE_WORDS:
                continue
            entries[name] = minified(path) if path.suffix == ".json" else path.read_bytes()
            if name.startswith("strings/") and (args.page or args.pack):
                entries[name] = grouped(entries[name])
            if name == "model/parameters.json" and args.page:
                entries[name] = without_notes(entries[name])
    for path in [*args.fonts.glob("*.otf"), *args.fonts.glob("*.txt")] if args.fonts else []:
        entries[f"fonts/{path.name}"] = path.read_bytes()
    names = sorted(entries, key=lambda text: text.encode())

    args.out.parent.mkdir(parents=True, exist_ok=True)
    if args.pack:
        names.sort(key=lambda name: not name.startswith("strings/"))  # words beside words: 1 kB less to fetch
        args.out.write_bytes(b"".join(f"{name} {len(entries[name])}\n".encode() + entries[name] for name in names))
        return
    header, function = PARTS[args.part]
    out = ["// Generated by tools/embed_assets.py from assets/ and the fonts; do not edit.",
           f'#include "{header}"', "",
           '#pragma GCC diagnostic ignored "-Woverlength-strings"  // no compiler that we use has that limit', "",
           "namespace tc::content {", "namespace {", "",
           "constexpr EmbeddedAsset kAssets[] = {"]
    for name in names:
        data = entries[name]
        out.append(f'{{{literal(name.encode())}, {{{literal(data)}, {len(data)}}}}},')
    out += ["};", "", "}  // namespace", "",
            f"std::span<const EmbeddedAsset> {function}() {{ return kAssets; }}", "",
            "}  // namespace tc::content", ""]
    args.out.write_text("\n".join(out), encoding="utf-8")


if __name__ == "__main__":
    main()
