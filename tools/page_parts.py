#!/usr/bin/env python3
"""Makes the parts of web/ that show what the program says: the table of key times in index.html and poster.png.

  tools/page_parts.py --program build/release/threeclocks           writes both
  tools/page_parts.py --program build/release/threeclocks --check   fails when the table is not what the program says
"""
import argparse
import collections
import html
import json
import pathlib
import struct
import subprocess
import sys
import tempfile
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "web/index.html"
POSTER = ROOT / "web/poster.png"
BEGIN, END = "<!-- key times: begin (tools/page_parts.py) -->\n", "<!-- key times: end -->"
TIMES = ["0min", "20min", "40min", "2h", "4h", "12h", "1d", "2d", "3d", "7d", "14d"]
POSTER_WORDS = ["--size", "1280x720", "--scale", "0.85", "--at", "40min", "--theme", "light"]
COLOURS = 40


def nodes_at(program: str, time: str) -> dict:
    """The screen's nodes at a time, by the last two parts of their id."""
    run = subprocess.run([program, "semantics", "--at", time, "--format", "json"], check=True, stdout=subprocess.PIPE)
    return {"/".join(node["id"].split("/")[-2:]): node for node in json.loads(run.stdout)}


def table(program: str) -> str:
    rows = []
    for time in TIMES:
        nodes = nodes_at(program, time)
        cells = [nodes[f"clocks/{clock}-clock"]["value"] for clock in ("feeling", "drug", "plasticity")]
        cells.append(nodes["hero/sentence"]["name"])
        rows.append(f'<tr><th scope="row">{html.escape(nodes["hero/time"]["name"])}</th>'
                    + "".join(f"<td>{html.escape(cell)}</td>" for cell in cells) + "</tr>\n")
    regimen = html.escape(nodes_at(program, "0min")["hero/regimen"]["value"])
    return (f"<table>\n<caption>After {regimen}, 70 kg, as the model and the studies say</caption>\n"
            '<thead><tr><th scope="col">Time after the start</th><th scope="col">Feeling</th><th scope="col">Drug, '
            'ketamine in venous blood</th><th scope="col">Plasticity</th><th scope="col">In words</th></tr></thead>\n'
            "<tbody>\n" + "".join(rows) + "</tbody>\n</table>\n")


def read_png(path: pathlib.Path):
    """(width, height, list of RGB triples) of an 8-bit RGB or RGBA picture."""
    data = path.read_bytes()
    at, packed, width, height, channels = 8, b"", 0, 0, 0
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", body[:10])
            channels = {2: 3, 6: 4}[colour]
            assert depth == 8
        elif kind == b"IDAT":
            packed += body
        at += 12 + size
    raw, stride, before, pixels = zlib.decompress(packed), width * channels, bytes(width * channels), []
    for y in range(height):
        kind, line = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        for i in range(stride):
            left = line[i - channels] if i >= channels else 0
            up, corner = before[i], before[i - channels] if i >= channels else 0
            if kind == 1:
                line[i] = (line[i] + left) & 255
            elif kind == 2:
                line[i] = (line[i] + up) & 255
            elif kind == 3:
                line[i] = (line[i] + (left + up) // 2) & 255
            elif kind == 4:
                guess = left + up - corner
                near = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))
                line[i] = (line[i] + near[2]) & 255
        before = bytes(line)
        pixels += [tuple(line[i:i + 3]) for i in range(0, stride, channels)]
    return width, height, pixels


def palette_of(pixels) -> list:
    """COLOURS colours by median cut over the colours in use."""
    boxes = [list(collections.Counter(pixels).items())]
    while len(boxes) < COLOURS:
        def spread(box, axis):
            values = [colour[axis] for colour, _ in box]
            return max(values) - min(values)
        score, box, axis = max(((spread(box, axis) * sum(n for _, n in box) ** 0.5, box, axis)
                                for box in boxes for axis in range(3)), key=lambda one: one[0])
        if score == 0:
            break
        box.sort(key=lambda item: item[0][axis])
        half, seen, cut = sum(n for _, n in box) / 2, 0, 1
        for cut in range(1, len(box)):
            seen += box[cut - 1][1]
            if seen >= half:
                break
        boxes.remove(box)
        boxes += [box[:cut], box[cut:]]
    return [max(box, key=lambda item: item[1])[0] for box in boxes]


def write_png(path: pathlib.Path, width: int, height: int, pixels) -> None:
    palette = palette_of(pixels)
    nearest = {colour: min(range(len(palette)), key=lambda i: sum((a - b) ** 2 for a, b in zip(palette[i], colour)))
               for colour in set(pixels)}
    lines = b"".join(b"\0" + bytes(nearest[pixel] for pixel in pixels[y * width:(y + 1) * width]) for y in range(height))

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0))
                     + chunk(b"PLTE", b"".join(map(bytes, palette))) + chunk(b"IDAT", zlib.compress(lines, 9))
                     + chunk(b"IEND", b""))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    page = PAGE.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    fresh = head + BEGIN + table(args.program) + END + rest.split(END, 1)[1]
    if args.check:
        sys.exit(0 if fresh == page else "web/index.html: the table of key times is not what the program says; "
                                         "run tools/page_parts.py")
    PAGE.write_text(fresh, encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        picture = pathlib.Path(folder) / "poster.png"
        subprocess.run([args.program, "render", "--out", str(picture), *POSTER_WORDS], check=True)
        write_png(POSTER, *read_png(picture))


if __name__ == "__main__":
    main()
