#!/usr/bin/env python3
"""The same course with SciPy, side by side with ours: six infusions in two weeks, 28 days, 2,000 times.

    /usr/bin/python3 tests/bench/scipy_reference.py build/bench/tc_bench

Model A's equations (src/sim/model.md) with the parameters that ship, solved with solve_ivp LSODA, rtol 1e-8,
piece by piece between the break points. Needs SciPy (Debian: python3-scipy). Ends with 1 when ours is less than
200 times as fast, or when SciPy's levels are not the model's (to 0.1 ng/mL), which would compare two systems.
"""
import csv
import json
import pathlib
import subprocess
import sys
import time

import numpy as np
from scipy.integrate import solve_ivp

ROOT = pathlib.Path(__file__).resolve().parents[2]
BENCHMARK = "sim.six_infusions_28_days_2000_times"
LEAST_RATIO = 200
DOSE_MG, INFUSION_MIN = 35.0, 40.0
STARTS = [10080 * (i // 3) + 1440 * (0, 2, 4)[i % 3] for i in range(6)]
# Venous levels of the model after the first infusion, ng/mL; the unit tests hold ours to the same.
CHECK_TIMES = [40.0, 80.0, 230.0]
CHECK_VENOUS = [192.6, 84.25, 31.70]


def parameters():
    entries = json.loads((ROOT / "assets/model/parameters.json").read_text(encoding="utf-8"))["parameters"]
    return {e["id"][2:]: e["value"] for e in entries if e["id"].startswith("a.")}


def right_side(p):
    kt, kh = 2 / p["mtt_nk_min"], 2 / p["mtt_hnk_min"]
    v1, v2, v3, cl, q2, q3 = (p[k] for k in ("v1_l", "v2_l", "v3_l", "cl_l_per_min", "q2_l_per_min", "q3_l_per_min"))
    vn1, vn2, cln, qn = (p[k] for k in ("vn1_l", "vn2_l", "cln_l_per_min", "qn_l_per_min"))
    vh1, vh2, clh, qh = (p[k] for k in ("vh1_l", "vh2_l", "clh_l_per_min", "qh_l_per_min"))
    fn, fh, ke0, tf, ts = (p[k] for k in ("f_nk", "f_hnk", "ke0_per_min", "venous_fast_min", "venous_slow_min"))

    def f(_, a, rate):
        k1, k2, k3, t1, t2, n1, n2, u1, u2, h1, h2, e, fast, slow, _gone = a
        c, n, h = k1 / v1, n1 / vn1, h1 / vh1
        r2, r3, rn, rh = q2 * (c - k2 / v2), q3 * (c - k3 / v3), qn * (n - n2 / vn2), qh * (h - h2 / vh2)
        return [rate - cl * c - r2 - r3, r2, r3, cl * c - kt * t1, kt * (t1 - t2), fn * kt * t2 - cln * n - rn, rn,
                cln * n - kh * u1, kh * (u1 - u2), fh * kh * u2 - clh * h - rh, rh, ke0 * (c - e), (c - fast) / tf,
                (c - slow) / ts, (1 - fn) * kt * t2 + (1 - fh) * kh * u2 + clh * h]
    return f


def course(p, times):
    """All states at the times, [state][time]."""
    f, state = right_side(p), np.zeros(15)
    breaks = sorted({b for s in STARTS for b in (s, s + INFUSION_MIN)} | {times[-1]})
    out = []
    for start, end in zip(breaks, breaks[1:]):
        rate = DOSE_MG / INFUSION_MIN if start in STARTS else 0.0
        inside = times[(times >= start) & ((times < end) | (end == times[-1]))]
        got = solve_ivp(f, (start, end), state, method="LSODA", rtol=1e-8, atol=1e-12, args=(rate,),
                        t_eval=np.append(inside[inside < end], end))
        state = got.y[:, -1]
        out.append(got.y[:, :len(inside)])
    return np.concatenate(out, axis=1)


def venous(p, y):
    return 1000 * (p["venous_fast_weight"] * y[12] + (1 - p["venous_fast_weight"]) * y[13])


def main():
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    p, times = parameters(), np.linspace(0, 40320, 2000)
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        y = course(p, times)
        best = min(best, 1000 * (time.perf_counter() - start))
    assert y.shape == (15, 2000)
    spots = np.array(CHECK_TIMES + [40320.0])
    deviation = max(abs(a - b) for a, b in zip(venous(p, course(p, spots)), CHECK_VENOUS))
    lines = subprocess.run([sys.argv[1], "sim."], capture_output=True, text=True, check=False).stdout.splitlines()
    ours = {row["name"]: float(row["ms"]) for row in csv.DictReader(lines) if row["ms"]}[BENCHMARK]
    print("six infusions, 28 days, all states at 2,000 times, one core")
    print(f"  ours   {ours:9.3f} ms  exact")
    print(f"  SciPy  {best:9.3f} ms  LSODA, rtol 1e-8")
    print(f"  ratio  {best / ours:9.0f}     (at least {LEAST_RATIO})")
    print(f"  SciPy's venous level at 40, 80 and 230 min is the model's to {deviation:.2f} ng/mL")
    return 0 if best / ours >= LEAST_RATIO and deviation < 0.1 else 1


if __name__ == "__main__":
    sys.exit(main())
