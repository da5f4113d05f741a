#!/usr/bin/env python3
"""Puts the page and the program into one folder, each text and program file also as .br and .gz. Run by the build."""
import argparse
import gzip
import os
import pathlib
import re
import shutil
import subprocess
import sys

COMPRESSED = {".html", ".js", ".mjs", ".css", ".json", ".svg", ".wasm", ".txt", ".xml", ".webmanifest", ".pack"}


def without_comments(text: str) -> str:
    """A script or style of ours without lines that only comment, and without indentation."""
    text = re.sub(r"^\s*/\*.*?\*/\s*$", "", text, flags=re.MULTILINE | re.DOTALL)
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


def join_scripts(site: pathlib.Path) -> None:
    """One script instead of the page's several, in their order: fewer requests before the program starts."""
    page = site / "index.html"
    html = page.read_text(encoding="utf-8")
    tags = re.findall(r'<script defer src="(js/[^"]+)"></script>\n', html)
    if not tags:
        return
    (site / "page.js").write_text("".join((site / tag).read_text(encoding="utf-8") for tag in tags), encoding="utf-8")
    for tag in tags:
        (site / tag).unlink()
        html = html.replace(f'<script defer src="{tag}"></script>\n', "", 1)
    if not any((site / "js").iterdir()):
        (site / "js").rmdir()
    page.write_text(html.replace("</head>", '<script defer src="page.js"></script>\n</head>', 1), encoding="utf-8")


def shorten(path: pathlib.Path, is_program: bool) -> None:
    """Short names in a script (Module is the page's name for the program), comments out of a style."""
    terser = shutil.which("terser") if path.suffix in (".js", ".mjs") else None
    if terser:
        # Nobody else uses the program's names, nor those that a module does not export.
        whole = ["--toplevel"] if is_program else ["--module"] if path.suffix == ".mjs" else []
        subprocess.run([terser, str(path), "--compress", "passes=3,ecma=2020,unsafe_arrows,pure_getters", *whole, "--mangle", "reserved=[Module]", "--output", str(path)],
                       check=True, env=dict(os.environ, NODE_PATH="/usr/share/nodejs"))
    elif not is_program:
        path.write_text(without_comments(path.read_text(encoding="utf-8")), encoding="utf-8")


def tighten(path: pathlib.Path) -> None:
    """Optimises a linked program once more, 1.5 kB less to load; big functions stay apart, as cmake/web.cmake says."""
    tool = shutil.which("wasm-opt")
    if tool:
        features = ["--enable-bulk-memory", "--enable-mutable-globals", "--enable-sign-ext"]
        subprocess.run([tool, *features, "--one-caller-inline-max-function-size=500", "--always-inline-max-function-size=6", "-O4", "-Oz", str(path), "-o", str(path)], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--page", type=pathlib.Path, required=True)
    parser.add_argument("--program", type=pathlib.Path, nargs="+", required=True)
    parser.add_argument("--more", type=pathlib.Path, nargs="*", default=[], help="files that the page fetches")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    args = parser.parse_args()
    brotli = shutil.which("brotli")
    if not brotli:
        sys.exit("brotli was not found. Run tools/setup web.")

    shutil.rmtree(args.out, ignore_errors=True)
    args.out.mkdir(parents=True)
    if args.page.is_dir():
        shutil.copytree(args.page, args.out, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.md", "*.cpp", ".*"))
    join_scripts(args.out)
    for path in [*args.program, *args.more]:
        shutil.copy2(path, args.out / path.name)
        if path.suffix == ".wasm":
            tighten(args.out / path.name)
    for path in [*args.out.rglob("*.js"), *args.out.rglob("*.mjs"), *args.out.rglob("*.css")]:
        shorten(path, path.name in {program.name for program in args.program})

    rows, total = [], [0, 0, 0]
    for path in sorted(args.out.rglob("*")):
        if not path.is_file() or path.suffix not in COMPRESSED:
            continue
        raw = path.read_bytes()
        zipped = gzip.compress(raw, 9, mtime=0)
        path.with_name(path.name + ".gz").write_bytes(zipped)
        subprocess.run([brotli, "-q", "11", "-f", "-k", str(path)], check=True)
        sizes = [len(raw), len(zipped), path.with_name(path.name + ".br").stat().st_size]
        rows.append((path.relative_to(args.out).as_posix(), *sizes))
        total = [a + b for a, b in zip(total, sizes)]
    for row in [("file", "raw", "gzip", "brotli"), *rows, ("all", *total)]:
        print(f"  {row[0]:<28}{row[1]:>10}{row[2]:>10}{row[3]:>10}")


if __name__ == "__main__":
    main()
