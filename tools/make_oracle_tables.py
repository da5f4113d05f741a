#!/usr/bin/env python3
"""Writes tests/data/oracle/tables.inc: levels from the independent solver, for the oracle tests.

Everything comes from tests/data/oracle/pk_reference.py (plain Python, classical Runge-Kutta), none of it from
the program. A course is the sum of single doses, each shifted to its start: the models are linear. Single
doses are solved for 1 mg and scaled.

Model B is integrated here with the equations of the reference: simB() there switches its inputs inside a
step, so that its own error is of first order in the step. Here inputs are constant in each step. Every run
compares the two.

    python3 tools/make_oracle_tables.py            write the tables (about two minutes on two cores)
    python3 tools/make_oracle_tables.py --check    also halve every step and print the largest change
"""
import argparse
import hashlib
import math
import multiprocessing
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "data" / "oracle"
sys.path.insert(0, str(FOLDER))
sys.dont_write_bytecode = True
import pk_reference as ref  # noqa: E402

STEP_A_MIN, STEP_B_H = 0.1, 0.005
LONGEST_MIN = 8 * 1440  # a single dose is below 1e-4 ng/mL long before
EARLY = (1, 3, 5, 8, 12, 17, 20, 25, 31, 40, 45, 60, 80, 110, 160, 230, 360, 720, 1080, 1440)
REFERENCE_ROUTE = {"im": "IM", "sc": "SC", "nasal": "IN", "sublingual": "SL", "oral": "PO", "rectal": "PR"}


def dose(start, amount, route, duration=0, device=0):
    return (start, amount, duration, route, device)


def repeat(count, interval, amount, route, duration=0):
    return [dose(i * interval, amount, route, duration) for i in range(count)]


def sprays(start, devices):
    return [dose(start + 5 * i, 28, "nasal_spray", 0, i) for i in range(devices)]


def steps(*pieces):
    return [dose(a, (b - a) * rate, "iv", b - a, i) for i, (a, b, rate) in enumerate(pieces)]


def after_each(starts, offsets, last):
    return sorted({s + o for s in starts for o in offsets if s + o <= last} | {last})


def regimens():
    """(name, model, drug, weight kg, age years, doses, times in min)"""
    out = []

    def add(name, doses, weight=70, drug="racemic", times=EARLY, age=45, model="A"):
        out.append((name, model, drug, weight, age, doses, times))

    for weight in (40, 50, 70, 100, 130, 150):
        add(f"iv 0.5 mg/kg 40 min {weight} kg", [dose(0, .5 * weight, "iv", 40)], weight)
    add("iv 35 mg 2 min", [dose(0, 35, "iv", 2)])
    add("iv 35 mg 100 min", [dose(0, 35, "iv", 100)], 85)
    add("iv 150 mg 24 h", [dose(0, 150, "iv", 1440)], 60, times=EARLY + (1450, 1600, 2000, 2880))
    add("iv 5 mg 30 min", [dose(0, 5, "iv", 30)])
    add("esketamine iv 10 mg 30 min", [dose(0, 10, "iv", 30)], 68, "esketamine")
    add("esketamine iv 0.2 mg/kg 40 min", [dose(0, 20.6, "iv", 40)], 103, "esketamine")
    add("bolus 2 mg/kg", [dose(0, 140, "iv_bolus")])
    add("bolus 10 mg", [dose(0, 10, "iv_bolus")], 55)
    add("bolus 300 mg", [dose(0, 300, "iv_bolus")], 150)
    add("esketamine bolus 20 mg", [dose(0, 20, "iv_bolus")], 90, "esketamine")
    add("three rates", steps((0, 60, .28 * 70 / 60), (60, 120, .57 * 70 / 60), (120, 180, 1.14 * 70 / 60)))
    add("two rates", steps((0, 10, 1.5), (10, 40, .6)), 62)
    add("rates with a pause", steps((0, 15, 1), (60, 90, .5)), 120)
    add("esketamine two rates", steps((0, 20, .5), (20, 50, .25)), 75, "esketamine")
    add("bolus, then infusion", [dose(0, 20, "iv_bolus"), dose(0, 60, "iv", 120)], 80)
    for route, amount, weight, drug in (
            ("im", 35, 70, "racemic"), ("im", 70, 100, "racemic"), ("im", 17, 60, "esketamine"),
            ("sc", 35, 70, "racemic"), ("sc", 20, 45, "racemic"), ("nasal", 50, 70, "racemic"),
            ("nasal", 100, 120, "racemic"), ("sublingual", 25, 70, "racemic"),
            ("sublingual", 200, 85, "racemic"), ("sublingual", 50, 66, "esketamine"),
            ("oral", 25, 70, "racemic"), ("oral", 150, 140, "racemic"), ("rectal", 50, 70, "racemic"),
            ("rectal", 100, 40, "racemic")):
        add(f"{drug} {route} {amount} mg {weight} kg", [dose(0, amount, route)], weight, drug)
    add("three routes at once", [dose(0, 20, "im"), dose(15, 25, "oral"), dose(30, 20, "nasal")])
    month = 28 * 1440
    mwf = [7 * 1440 * (i // 3) + 1440 * (0, 2, 4)[i % 3] for i in range(6)]
    offsets = (1, 20, 40, 80, 230, 1440)
    add("six infusions in two weeks", [dose(s, 35, "iv", 40) for s in mwf],
        times=after_each(mwf, offsets, 14 * 1440))
    add("eight infusions to day 28", repeat(8, 5040, 50, "iv", 40), 100,
        times=after_each([0, 5040, 7 * 5040], offsets, month))
    add("infusions that overlap", repeat(5, 60, 35, "iv", 150), times=EARLY + (250, 300, 390, 400, 500))
    add("boluses hourly", repeat(5, 60, 20, "iv_bolus"), 77, times=(1, 60, 61, 119, 121, 181, 240, 245, 300, 900))
    add("im hourly", repeat(4, 60, 35, "im"), 52, times=(5, 61, 70, 85, 125, 185, 200, 260, 400, 900, 1440))
    add("oral every two hours", repeat(8, 120, 25, "oral"), times=(15, 121, 126, 150, 260, 400, 850, 900, 1200))
    add("nasal hourly", repeat(3, 60, 50, "nasal"), 95, times=(10, 59, 62, 75, 121, 130, 150, 300, 900))
    add("sublingual daily to day 28", repeat(28, 1440, 50, "sublingual"), 70,
        times=after_each([0, 1440, 13 * 1440, 27 * 1440], (5, 39, 77, 150, 720), month))
    for devices in (1, 2, 3):
        add(f"spray {28 * devices} mg", sprays(0, devices), drug="esketamine", model="B")
    add("spray 56 mg, 80 years", sprays(0, 2), 52, "esketamine", age=80, model="B")
    twice = [5040 * i for i in range(8)]
    add("spray 84 mg twice weekly to day 28", [d for s in twice for d in sprays(s, 3)], 70, "esketamine",
        after_each([0, 5040, 7 * 5040], (1, 7, 20, 44, 100, 480, 1440), month), model="B")
    add("esketamine oral 25 mg", [dose(0, 25, "oral")], drug="esketamine", model="B")
    add("esketamine oral 100 mg, 70 years", [dose(0, 100, "oral")], 110, "esketamine", age=70, model="B")
    add("esketamine oral every six hours", repeat(4, 360, 25, "oral"), 70, "esketamine",
        (10, 60, 361, 380, 420, 721, 1000, 1100, 1440, 2880), model="B")
    assert len({r[0] for r in out}) == len(out)
    return out


def kind_of(model, drug, weight, age, administration):
    """What a single dose of 1 mg depends on."""
    _, _, duration, route, device = administration
    if model == "B":
        return ("B", age, route, device > 0)
    return ("A", weight, "film" if (drug, route) == ("esketamine", "sublingual") else route, duration)


def solve_a(kind, end, step):
    _, weight, route, duration = kind
    patient = ref.scale(ref.A, weight)
    if route == "iv":
        rows = ref.simA(patient, end, steps=[(0, duration, 1 / duration)], dt=step)
    elif route == "iv_bolus":
        rows = ref.simA(patient, end, bolus=1.0, dt=step)
    else:
        way = ref.OTF_A if route == "film" else ref.ROUTES[REFERENCE_ROUTE[route]]
        rows = ref.simA(patient, end, dose=1.0, route=way, dt=step)
    return {int(round(r[0])): r[1:6] for r in rows}


def solve_b(kind, end, step):
    """Equations of simB(), for 1 mg; levels at every minute (every 1/60 h)."""
    _, age, route, later = kind
    vc, q1, vp, q2, vp2, vh, kel, kmet = 192, 84.3, 143, 37.6, 417, 101, 1.11, 2.77
    qh = 151 - 2.19 * max(0, age - 60)
    vcn, cln, vpn, q3 = 70, 38, 115, 26.1
    kan, dsw, kasw, dpo, kapo, gut = 2.93, .53, 1.45, .32, .97, .64
    ke0 = ref.A["ke0"] * 60
    a = [0.0] * 10
    window, rate_sw, rate_po = 0.0, 0.0, 0.0
    if route == "nasal_spray":
        fraction = .54 * .62 if later else .54
        a[0], window, rate_sw = fraction, dsw, (1 - fraction) * gut / dsw
    else:
        window, rate_po = dpo, gut / dpo

    def derivatives(sw, po):
        def f(_, a):
            c = a[3] / vc
            return [-kan * a[0], sw - kasw * a[1], po - kapo * a[2],
                    kan * a[0] - q1 * (c - a[4] / vp) - q2 * (c - a[5] / vp2) - qh * (c - a[6] / vh),
                    q1 * (c - a[4] / vp), q2 * (c - a[5] / vp2),
                    kasw * a[1] + kapo * a[2] + qh * (c - a[6] / vh) - (kel + kmet) * a[6],
                    kmet * a[6] - cln / vcn * a[7] - q3 * (a[7] / vcn - a[8] / vpn), q3 * (a[7] / vcn - a[8] / vpn),
                    ke0 * (c - a[9])]
        return f

    levels, t = {}, 0.0
    on, off = derivatives(rate_sw, rate_po), derivatives(0.0, 0.0)
    for minute in range(int(end) + 1):
        target = minute / 60
        for stop in sorted({min(max(window, t), target), target}):
            if stop <= t:
                continue
            count = max(1, math.ceil((stop - t) / step - 1e-9))
            h, f = (stop - t) / count, on if stop <= window + 1e-12 else off
            for _ in range(count):
                a = ref.rk4(f, a, t, h)
                t += h
            t = stop
        levels[minute] = (0.0, a[3] / vc * 1e3, a[9] * 1e3, a[7] / vcn * 1e3, 0.0)
    return levels


def solve(task):
    kind, end, divide = task
    solver, step = (solve_a, STEP_A_MIN) if kind[0] == "A" else (solve_b, STEP_B_H)
    return solver(kind, end, step / divide)


def table(cases, single):
    """Levels of every case: [case][time] -> five values."""
    out = []
    for _, model, drug, weight, age, doses, times in cases:
        rows = []
        for t in times:
            level = [0.0] * 5
            for d in doses:
                lag = t - d[0]
                if 0 <= lag <= LONGEST_MIN:
                    one = single[kind_of(model, drug, weight, age, d)][lag]
                    level = [x + d[1] * y for x, y in zip(level, one)]
            rows.append(level)
        out.append(rows)
    return out


def run(cases, divide):
    ends = {}
    for _, model, drug, weight, age, doses, times in cases:
        for d in doses:
            kind = kind_of(model, drug, weight, age, d)
            longest = max((t - d[0] for t in times if t - d[0] <= LONGEST_MIN), default=0)
            ends[kind] = max(ends.get(kind, 0), longest)
    tasks = sorted(((k, e, divide) for k, e in ends.items()), key=lambda x: -x[1])
    with multiprocessing.Pool(2) as pool:
        return dict(zip((t[0] for t in tasks), pool.map(solve, tasks, chunksize=1)))


def largest_change(coarse, fine):
    worst = 0.0
    for a, b in zip(coarse, fine):
        for x, y in zip((v for r in a for v in r), (v for r in b for v in r)):
            if y > 0.1:
                worst = max(worst, abs(x / y - 1))
    return worst


def agreement_with_reference():
    """Largest relative difference between solve_b() and the reference's own simB()."""
    ours, worst = solve_b(("B", 45, "nasal_spray", False), 720, STEP_B_H), 0.0
    for hour, esk, nor in ref.simB(12, [(0, 28, .54)], dt=.002, out=.1):
        minute = round(hour * 60)
        if minute >= 60:
            worst = max(worst, abs(28 * ours[minute][1] / esk - 1), abs(28 * ours[minute][3] / nor - 1))
    return worst


def cpp(cases, levels):
    digest = hashlib.sha256((FOLDER / "pk_reference.py").read_bytes()).hexdigest()[:16]
    lines = ["// Generated by tools/make_oracle_tables.py; do not edit.",
             f"// Source: tests/data/oracle/pk_reference.py, SHA-256 {digest}..., Runge-Kutta with steps of {STEP_A_MIN} min",
             f"// (model A) and {STEP_B_H} h (model B). Levels in ng/mL; 0 where the source has no such level.",
             "// {name, model, drug, weight kg, age years,",
             "//  {doses: start min, mg, duration min, route, device},",
             "//  {rows: time min, {arterial, venous, effect site, norketamine, hydroxynorketamine}}}"]
    for (name, model, drug, weight, age, doses, times), rows in zip(cases, levels):
        lines.append(f'{{"{name}", \'{model}\', Drug::{drug}, {weight}, {age}, {{')
        lines += [f"  {{{d[0]}, {d[1]!r}, {d[2]}, Route::{d[3]}, {d[4]}}}," for d in doses]
        lines.append("}, {")
        lines += [f"  {{{t}, {{" + ", ".join(f"{v:.9g}" for v in row) + "}}," for t, row in zip(times, rows)]
        lines.append("}},")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="halve the steps and print the largest change")
    arguments = parser.parse_args()
    cases = regimens()
    levels = table(cases, run(cases, 1))
    text = cpp(cases, levels)
    (FOLDER / "tables.inc").write_text(text, encoding="utf-8")
    print(f"{len(cases)} regimens, {sum(len(c[6]) for c in cases)} times, {len(text)} bytes")
    difference = agreement_with_reference()
    print(f"model B against simB() at 0.002 h, from 1 h: {difference:.1e} (bound 1e-3)")
    if difference > 1e-3:
        return 1
    if arguments.check:
        change = largest_change(levels, table(cases, run(cases, 2)))
        print(f"largest relative change with half the step, above 0.1 ng/mL: {change:.1e} (bound 1e-5)")
        return 0 if change < 1e-5 else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
