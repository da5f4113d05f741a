#!/usr/bin/env python3
"""Check of the recommended ketamine models (plain Python, no dependencies).

Model A ("KNH-A"): racemic ketamine (or IV esketamine) + norketamine + 2,6-hydroxynorketamine.
Model B ("ESK-B"): esketamine nasal spray / oral / IV + noresketamine (Perez-Ruixo 2021, as published).
Model S          : Simons 2022 exactly as published (used only to cross-check this solver).

Units: time min (A, S) or h (B); amount mg; volume L; output ng/mL.
All A/S states are carried in mg of ketamine base equivalents, so moles are conserved;
NK and HNK concentrations are converted with the molar-mass ratio.
Run:  python3 pk_reference.py
"""
import math, random, sys

MWK, MWN, MWH = 237.73, 223.70, 239.70
SN = 0.70            # norketamine disposition scale (calibrated, see src/sim/model.md)

A = dict(V1=25.0, V2=56.0, V3=157.0, CL=84/60, Q2=161/60, Q3=79/60,     # Kamp 2020 (L, L/min at 70 kg)
         MTTN=20.1, fN=0.80,
         VN1=11.6*SN, VN2=221.0*SN, CLN=1.00*SN, QN=2.63*SN,            # Simons 2022 x SN
         MTTH=1.12, fH=0.70, VH1=4.4, VH2=87.5, CLH=0.933, QH=1.70,     # Simons 2022
         w=0.65, tf=3.0, ts=60.0, ke0=math.log(2)/8.3)                  # venous read-out; Olofsen 2022
S = dict(A, V1=11.6, V2=39.0, V3=174.0, CL=1.48, Q2=2.43, Q3=1.21,
         VN1=11.6, VN2=221.0, CLN=1.00, QN=2.63)                        # Simons 2022 verbatim

def scale(P, wt):
    Q = dict(P); r = wt/70.0
    for k in ("V1", "V2", "V3", "VN1", "VN2", "VH1", "VH2"): Q[k] = P[k]*r
    for k in ("CL", "Q2", "Q3", "CLN", "QN", "CLH", "QH"): Q[k] = P[k]*r**0.75
    return Q

# route: Fs systemic fraction, D zero-order minutes, ka 1/min, lag min | Fm presystemically metabolised fraction ...
ROUTES = {
 "IV":  None,
 "IM":  dict(Fs=.93, D=12, ka=.12, lag=0, Fm=0,   D2=1,  ka2=.03, mttg=10.7, lag2=0),
 "SC":  dict(Fs=.90, D=20, ka=.08, lag=0, Fm=0,   D2=1,  ka2=.03, mttg=10.7, lag2=0),
 "IN":  dict(Fs=.45, D=5,  ka=.025,lag=0, Fm=.35, D2=30, ka2=.03, mttg=10.7, lag2=0),
 "SL":  dict(Fs=.29, D=20, ka=.03, lag=0, Fm=.45, D2=30, ka2=.02, mttg=10.7, lag2=0),
 "PO":  dict(Fs=.20, D=25, ka=.04, lag=5, Fm=.70, D2=20, ka2=.03, mttg=10.7, lag2=5),
 "PR":  dict(Fs=.30, D=20, ka=.03, lag=0, Fm=.45, D2=30, ka2=.02, mttg=10.7, lag2=0),
}
OTF_S = dict(Fs=.263, D=13.1, ka=.04, lag=0, Fm=1.16, D2=29.9, ka2=.049, mttg=10.7, lag2=0)   # verbatim, for model S
OTF_A = dict(OTF_S, Fm=.737)                                                                     # for model A

def rk4(f, a, t, h):
    k1 = f(t, a); k2 = f(t+h/2, [x+h/2*y for x, y in zip(a, k1)])
    k3 = f(t+h/2, [x+h/2*y for x, y in zip(a, k2)]); k4 = f(t+h, [x+h*y for x, y in zip(a, k3)])
    return [x+h/6*(p+2*q+2*r+s) for x, p, q, r, s in zip(a, k1, k2, k3, k4)]

def simA(P, tend, bolus=0.0, steps=(), dose=0.0, route=None, dt=0.05, out=1.0):
    """steps: list of (t_start, t_end, mg_per_min). Returns rows (t, Ka, Kv, Ce, NK, HNK, amount_parent, mass_error)."""
    a = [0.0]*20; a[0] = bolus
    # 0-2 K | 3,4 K->NK transit | 5,6 NK | 7,8 NK->HNK transit | 9,10 HNK | 11 depot | 12 gut | 13 liver delay
    # 14,15 venous fast/slow | 16 effect site | 17 lost/eliminated | 18 infused so far | 19 absorbed input so far
    kt, kh = 2/P["MTTN"], 2/P["MTTH"]; r = route
    brk = sorted({x for s in steps for x in s[:2]} | ({r["lag"], r["lag"]+r["D"], r["lag2"], r["lag2"]+r["D2"]} if r else set()))
    def f_factory(tm):                 # inputs are constant inside one step (break points fall on the grid)
        inf = sum(s[2] for s in steps if s[0] <= tm < s[1])
        z1 = dose*r["Fs"]/r["D"] if r and r["lag"] <= tm < r["lag"]+r["D"] else 0.0
        z2 = dose*r["Fm"]/r["D2"] if r and r["lag2"] <= tm < r["lag2"]+r["D2"] else 0.0
        def f(t, a):
            c1, c2, c3 = a[0]/P["V1"], a[1]/P["V2"], a[2]/P["V3"]
            n1, n2, h1, h2 = a[5]/P["VN1"], a[6]/P["VN2"], a[9]/P["VH1"], a[10]/P["VH2"]
            r2, r3 = P["Q2"]*(c1-c2), P["Q3"]*(c1-c3); rn = P["QN"]*(n1-n2); rh = P["QH"]*(h1-h2)
            el, en, eh = P["CL"]*c1, P["CLN"]*n1, P["CLH"]*h1
            ab = r["ka"]*a[11] if r else 0.0; ag = r["ka2"]*a[12] if r else 0.0; al = a[13]/r["mttg"] if r else 0.0
            return [inf+ab-el-r2-r3, r2, r3, el+al-kt*a[3], kt*(a[3]-a[4]), P["fN"]*kt*a[4]-en-rn, rn,
                    en-kh*a[7], kh*(a[7]-a[8]), P["fH"]*kh*a[8]-eh-rh, rh,
                    z1-ab, z2-ag, ag-al, (c1-a[14])/P["tf"], (c1-a[15])/P["ts"], P["ke0"]*(c1-a[16]),
                    (1-P["fN"])*kt*a[4]+(1-P["fH"])*kh*a[8]+eh, inf, z1+z2]
        return f
    rows, t, nxt = [], 0.0, 0.0
    def rec():
        tot = bolus+a[18]+a[19]; inside = sum(a[0:14])+a[17]
        rows.append((round(t, 6), a[0]/P["V1"]*1e3, (P["w"]*a[14]+(1-P["w"])*a[15])*1e3, a[16]*1e3,
                     a[5]/P["VN1"]*1e3*MWN/MWK, a[9]/P["VH1"]*1e3*MWH/MWK, a[0]+a[1]+a[2]+a[11], abs(tot-inside)))
    rec()
    while t < tend-1e-9:
        nxt = min(nxt+out, tend); stops = [b for b in brk if t+1e-9 < b < nxt-1e-9]+[nxt]
        for b in stops:
            n = max(1, int(math.ceil((b-t)/dt-1e-9))); h = (b-t)/n; f = f_factory(t+1e-7)
            for _ in range(n): a = rk4(f, a, t, h); t += h
            t = b
        rec()
    return rows

def simB(tend, sprays=(), inf=None, po=0.0, age=45, dt=0.002, out=0.02):
    """Perez-Ruixo 2021. sprays: list of (time_h, mg, fraction absorbed by nose). Returns rows (h, ESK, NOR)."""
    Vc, Q1, Vp, Q2, Vp2, Vh, kel, kmet = 192, 84.3, 143, 37.6, 417, 101, 1.11, 2.77
    Qh = 151-2.19*max(0, age-60); Vcn, CLn, Vpn, Q3 = 70, 38, 115, 26.1
    kan, Dsw, kasw, Dpo, kapo, Fg = 2.93, .53, 1.45, .32, .97, .64
    a = [0.0]*9; rows = []; given = set(); n = int(round(tend/dt)); k = int(round(out/dt))
    def f(t, a):
        z = sum(d*(1-fr)*Fg/Dsw for t0, d, fr in sprays if t0 <= t < t0+Dsw); zp = po*Fg/Dpo if t < Dpo else 0
        i = inf[1] if inf and t < inf[0] else 0; c = a[3]/Vc
        return [-kan*a[0], z-kasw*a[1], zp-kapo*a[2],
                i+kan*a[0]-Q1*(c-a[4]/Vp)-Q2*(c-a[5]/Vp2)-Qh*(c-a[6]/Vh), Q1*(c-a[4]/Vp), Q2*(c-a[5]/Vp2),
                kasw*a[1]+kapo*a[2]+Qh*(c-a[6]/Vh)-(kel+kmet)*a[6],
                kmet*a[6]-CLn/Vcn*a[7]-Q3*(a[7]/Vcn-a[8]/Vpn), Q3*(a[7]/Vcn-a[8]/Vpn)]
    for i in range(n+1):
        t = i*dt
        for j, (t0, d, fr) in enumerate(sprays):
            if j not in given and t >= t0-1e-9: a[0] += d*fr; given.add(j)
        if i % k == 0: rows.append((t, a[3]/Vc*1e3, a[7]/Vcn*1e3))
        a = rk4(f, a, t, dt)
    return rows

def peak(rows, j): m = max(rows, key=lambda x: x[j]); return m[j], m[0]
def auc(rows, j): return sum((q[0]-p[0])*(p[j]+q[j])/2 for p, q in zip(rows, rows[1:]))
def below(rows, j, level):
    """first time after which the curve stays below level"""
    last = None
    for r in rows:
        if r[j] >= level: last = r[0]
    return None if last is None else last
def thalf(rows, j, t1, t2):
    d = {round(r[0], 3): r for r in rows}; return math.log(2)*(t2-t1)/math.log(d[t1][j]/d[t2][j])

RES = []
def check(name, val, lo, hi, unit=""):
    ok = lo <= val <= hi; RES.append(ok)
    print(f"  [{'PASS' if ok else 'FAIL'}] {name}: {val:.4g} {unit}  (accept {lo}-{hi})")

def main():
    print("== 1. Main case: racemic ketamine, 70 kg, 0.5 mg/kg (35 mg) IV over 40 min, model A ==")
    R = simA(A, 2880, steps=[(0, 40, 35/40)]); D = {r[0]: r for r in R}
    print("  t(min)  K_art  K_ven   Ce_K     NK    HNK   parent left (% dose)")
    for t in (5, 10, 20, 30, 40, 45, 50, 60, 80, 110, 120, 160, 180, 230, 280, 360, 480, 720, 1440, 2880):
        r = D[float(t)]; print(f"  {t:6d} {r[1]:6.1f} {r[2]:6.1f} {r[3]:6.1f} {r[4]:6.1f} {r[5]:6.1f}   {100*r[6]/35:6.2f}")
    (cka, tka), (ckv, tkv), (ce, tce), (cn, tn), (ch, th) = [peak(R, j) for j in (1, 2, 3, 4, 5)]
    aK, aN, aH = auc(R, 1)/60, auc(R, 4)/60, auc(R, 5)/60
    check("A1 arterial/central Cmax", cka, 200, 320, "ng/mL"); check("A1 Tmax", tka, 39, 41, "min")
    check("A2 venous-equivalent Cmax", ckv, 150, 250, "ng/mL"); check("A2 Tmax", tkv, 39, 43, "min")
    check("A3 venous at 80 min", D[80.0][2], 45, 100); check("A3 venous at 110 min", D[110.0][2], 35, 80); check("A3 venous at 230 min", D[230.0][2], 15, 40)
    check("A4 AUC ketamine", aK, 350, 510, "ng.h/mL"); check("A5 effect-site peak time", tce, 40, 50, "min")
    check("A6 NK Cmax", cn, 60, 130, "ng/mL"); check("A6 NK Tmax", tn, 45, 110, "min"); check("A7 NK/K AUC ratio (mass)", aN/aK, 1.1, 2.2)
    x = next(r[0] for r in R if r[0] > 45 and r[4] > r[2]); check("A8 NK overtakes venous K at", x, 60, 240, "min")
    check("A9 HNK Cmax", ch, 8, 45, "ng/mL"); check("A9 HNK Tmax", th, 120, 360, "min"); check("A10 HNK/K AUC ratio (mass)", aH/aK, .3, 3.1)
    check("A11 mass-balance error", max(r[7] for r in R), 0, 1e-6, "mg")
    R2 = simA(A, 240, steps=[(0, 40, 35/40)], dt=.025); check("A12 step-halving change in K at 230 min", abs(dict((r[0], r) for r in R2)[230.0][1]/D[230.0][1]-1), 0, 1e-6)
    R3 = simA(A, 240, steps=[(0, 40, 70/40)]); check("A13 linearity (x2 dose)", dict((r[0], r) for r in R3)[110.0][4]/D[110.0][4], 1.9999, 2.0001)
    print("  half-lives, model A (h): K, NK, HNK at 8-12 h: %s ; at 24-36 h: %s" % ([round(thalf(R, j, 480, 720)/60, 2) for j in (1, 4, 5)], [round(thalf(R, j, 1440, 2160)/60, 2) for j in (1, 4, 5)]))

    print("== 2. Clearance of drug after the main case (hours from start of infusion; last time at or above the level) ==")
    for nm, j, c in (("ketamine (venous)", 2, ckv), ("norketamine", 4, cn), ("HNK", 5, ch)):
        print(f"  {nm:18s} peak {c:6.1f} | " + "  ".join(f"{int(p*1000)/10}% pk: {below(R, j, p*c)/60:5.1f} h" for p in (.5, .25, .1, .05, .03125, .01)) +
              " | " + "  ".join(f"{l} ng/mL: {(below(R, j, l) or 0)/60:4.1f} h" for l in (50, 10, 1)))
    print("  parent in body <3%% of dose after %.1f h" % (next(r[0] for r in R if r[0] > 40 and r[6] < .03*35)/60))

    print("== 3. External data (digitised by third parties; parent disposition not fitted to any of it) ==")
    st = [(0, 60, .28*70/60), (60, 120, .57*70/60), (120, 180, 1.14*70/60)]; K = {r[0]: r for r in simA(A, 300, steps=st)}
    oK = {30: .4041, 60: .666, 90: .9116, 120: 1.1209, 150: 1.9624, 180: 2.1949, 210: .8711, 240: .6965, 300: .5168}
    oN = {60: .2488, 90: .4025, 120: .652, 150: 1.0286, 180: 1.3858, 210: 1.384, 240: 1.2615, 300: 1.1335}
    oH = {60: .0222, 120: .0698, 180: .1764, 240: .2164, 300: .2157}
    rk = [K[float(t)][1]/(v*MWK) for t, v in oK.items()]; rn = [K[float(t)][4]/(v*MWN) for t, v in oN.items()]; rh = [K[float(t)][5]/(v*MWH) for t, v in oH.items()]
    print("  Kamp 2020 BJA, racemic 3-step infusion, arterial. predicted/observed K:", " ".join("%.2f" % x for x in rk))
    print("                                                            NK:", " ".join("%.2f" % x for x in rn)); print("                                                           HNK:", " ".join("%.2f" % x for x in rh))
    gm = lambda v: math.exp(sum(map(math.log, v))/len(v))
    check("A14 Kamp BJA K geometric mean ratio", gm(rk), .85, 1.15); check("A14 worst K ratio", max(abs(math.log(x)) for x in rk), 0, math.log(1.5), "|ln|")
    check("A15 Kamp BJA NK geometric mean ratio", gm(rn), .65, 1.3); check("A16 Kamp BJA HNK geometric mean ratio", gm(rh), .33, 3)
    Hs = {r[0]: r for r in simA(A, 600, steps=[(0, 30, 5/30)])}; oh = {30: 32.1, 60: 13.04, 120: 6.835, 240: 3.481, 360: 1.836, 480: 1.076}
    rv = [Hs[float(t)][2]/v for t, v in oh.items()]; print("  Hasan 2021, 5 mg/30 min, venous (0.5 1 2 4 6 8 h). predicted/observed K, venous read-out:", " ".join("%.2f" % x for x in rv), "| central, untuned:", " ".join("%.2f" % (Hs[float(t)][1]/v) for t, v in oh.items()))
    check("A17 Hasan K geometric mean ratio", gm(rv), .75, 1.35)
    Ot = {r[0]: r for r in simA(scale(A, 68), 600, steps=[(0, 30, 10/30)])}
    ok_ = {.5: 56, 1: 27, 2: 15.5, 3: 11.5, 5: 6.0, 6: 4.2, 8: 2.5, 10: 1.8}; on_ = {1: 23, 2: 20, 3: 16, 5: 12, 6: 11, 8: 8, 10: 6.5}
    a1 = [Ot[float(t*60)][2]/v for t, v in ok_.items()]; a2 = [Ot[float(t*60)][4]/v for t, v in on_.items()]
    print("  Otto 2021 CHDR1311, 10 mg S-ketamine/30 min, 68 kg, venous. K:", " ".join("%.2f" % x for x in a1), "| central, untuned:", " ".join("%.2f" % (Ot[float(t*60)][1]/v) for t, v in ok_.items()), "| NK:", " ".join("%.2f" % x for x in a2))
    check("A18 Otto K geometric mean ratio", gm(a1), .75, 1.35); check("A18 Otto NK geometric mean ratio", gm(a2), .7, 1.4)
    I = simA(A, 600, bolus=140, steps=[(0, 600, 41e-3*70)]); Id = {r[0]: r for r in I}
    print("  Idvall 1979, 2 mg/kg + CONSTANT 41 ug/kg/min: arterial at 60/120/240/600 min: %s ng/mL; observed stable level 2211 (9.3 umol/L)" % [round(Id[float(t)][1]) for t in (60, 120, 240, 600)])
    print("    (information only: in the study the rate was higher early and fell with time, so a constant mean rate under-predicts before steady state)")
    check("A19 steady-state level at 41 ug/kg/min (rate/CL)", 41e-3*70/A["CL"]*1e3, 1650, 2750, "ng/mL (obs 2211)")

    print("== 4. Anaesthetic bolus, 2 mg/kg (140 mg), model A ==")
    B = simA(A, 240, bolus=140, out=.5); b = {r[0]: r for r in B}
    print("  ", {t: (round(b[float(t)][1]), round(b[float(t)][3])) for t in (1, 2, 5, 10, 15, 20, 30, 60)}, "(arterial, effect site ng/mL)")
    check("A20 arterial falls below 1100 ng/mL at", below(B, 1, 1100), 3, 25, "min"); check("A20 arterial falls below 642 ng/mL (Idvall recovery) at", below(B, 1, 642), 8, 45, "min")

    print("== 5. Other routes, model A, 70 kg, racemic (venous-equivalent K) ==")
    for nm, dose in (("IM", 35), ("IM", 70), ("SC", 35), ("IN", 50), ("SL", 25), ("PO", 25), ("PO", 35), ("PR", 50)):
        r = simA(A, 1440, dose=dose, route=ROUTES[nm], dt=.1); (ck, tk), (cnn, tnn), (chh, thh) = peak(r, 2), peak(r, 4), peak(r, 5)
        print(f"  {nm} {dose:3d} mg: K {ck:5.1f} @ {tk:3.0f} min (arterial {peak(r,1)[0]:5.1f}) | NK {cnn:5.1f} @ {tnn:3.0f} | HNK {chh:4.1f} @ {thh:3.0f} | AUC K {auc(r,2)/60:5.0f} NK {auc(r,4)/60:5.0f} HNK {auc(r,5)/60:5.0f}")
        if (nm, dose) == ("IM", 35): check("A21 IM 0.5 mg/kg Cmax", ck, 150, 330); check("A21 IM Tmax", tk, 10, 30)
        if (nm, dose) == ("SL", 25): check("A22 SL 25 mg Cmax", ck, 18, 40); check("A22 SL Tmax", tk, 20, 60); check("A22 SL NK Cmax", cnn, 37, 110)
        if (nm, dose) == ("PO", 25): check("A23 PO 25 mg Cmax", ck, 10, 36); check("A23 PO Tmax", tk, 25, 70); check("A23 PO NK Cmax", cnn, 48, 130)
        if (nm, dose) == ("PO", 35): check("A23 PO 0.5 mg/kg Cmax", ck, 22, 60)
        if (nm, dose) == ("IN", 50): check("A24 IN racemic 50 mg Cmax", ck, 45, 180); check("A24 IN Tmax", tk, 10, 45)
    r = simA(A, 360, dose=50, route=OTF_A, dt=.1); print("  S-ketamine oral film 50 mg in model A: K art %.0f@%.0f  NK %.0f@%.0f  HNK %.0f@%.0f (Simons 2022 observed means: 96@19, 276@61, 101@81)" % (*peak(r, 1), *peak(r, 4), *peak(r, 5)))

    print("== 6. Solver cross-checks ==")
    r = simA(S, 360, dose=50, route=OTF_S, out=.5)
    check("A25 Simons verbatim, 50 mg film: K Cmax (reference 85.9)", peak(r, 1)[0], 85.0, 86.8); check("A25 NK Tmax (61.5)", peak(r, 4)[1], 60.5, 62.5, "min")
    check("A25 NK AUC0-6h (36287)", auc(r, 4), 35900, 36700); check("A25 HNK AUC0-6h (23367)", auc(r, 5), 23100, 23650)
    r = simA(S, 360, steps=[(0, 40, 35/40)]); check("A25 Simons verbatim, 35 mg IV/40 min: K peak (289)", peak(r, 1)[0], 287, 290.5); check("A25 HNK peak (30)", peak(r, 5)[0], 29, 31)
    pub = {28: (43.8, 147.3, 59.1), 56: (72.5, 254.7, 119.7), 84: (101.0, 362.2, 180.0)}
    for nd in (1, 2, 3):
        r = simB(24, [(i*5/60, 28, .54 if i == 0 else .54*.62) for i in range(nd)]); (c, t), (n_, tn_) = peak(r, 1), peak(r, 2); p = pub[28*nd]
        print(f"  model B {28*nd} mg nasal: ESK {c:.1f} @ {t*60:.0f} min, AUC24 {auc(r,1):.0f}; NOR {n_:.1f} @ {tn_*60:.0f} min, AUC24 {auc(r,2):.0f}; published {p}")
        check(f"A26 {28*nd} mg ESK Cmax / published", c/p[0], .95, 1.05); check(f"A26 {28*nd} mg ESK AUC / published", auc(r, 1)/p[1], .97, 1.03); check(f"A26 {28*nd} mg NOR Cmax / published", n_/p[2], .95, 1.05)
        check(f"A26 {28*nd} mg Tmax after last spray", t*60-5*(nd-1), 20, 45, "min")
    r = simB(96, [(i*5/60, 28, .54 if i == 0 else .54*.62) for i in range(3)], out=.1); e, n_ = peak(r, 1)[0], peak(r, 2)[0]
    print("  model B 84 mg: last time >= level (h):", {f"{p:g}": (round(below(r, 1, p*e), 1), round(below(r, 2, p*n_), 1)) for p in (.5, .1, .05, .03125)}, "(ESK, NOR)")
    d = {round(q[0], 1): q for q in r}; check("A27 model B ESK half-life 12-24 h", math.log(2)*12/math.log(d[12.0][1]/d[24.0][1]), 7, 12, "h")
    print("  model B NOR half-life 12-24 h: %.1f h" % (math.log(2)*12/math.log(d[12.0][2]/d[24.0][2])))
    r = simB(48, inf=(40/60, 35/(40/60))); print("  model B, 35 mg esketamine IV/40 min: Cmax %.0f ng/mL, NOR %.0f" % (peak(r, 1)[0], peak(r, 2)[0]))

    print("== 7. Virtual cohort (n=300, model A, main case, 50-110 kg, log-normal BSV) ==")
    rng = random.Random(7); cv = dict(V1=.40, V2=.40, V3=.30, CL=.25, Q2=.40, Q3=.30, CLN=.30, VN2=.25, MTTN=.15, VH1=.60, VH2=.40, CLH=.35, QH=.50); out = []
    for _ in range(300):
        wt = min(110, max(50, rng.gauss(76, 14))); P = scale(A, wt)
        for k, v in cv.items(): P[k] *= math.exp(rng.gauss(0, math.sqrt(math.log(1+v*v))))
        r = simA(P, 480, steps=[(0, 40, .5*wt/40)], dt=.2, out=5); out.append((peak(r, 2)[0], peak(r, 4)[0], peak(r, 5)[0], dict((q[0], q) for q in r)[230.0][2]))
    for i, nm in enumerate(("venous K Cmax", "NK Cmax", "HNK Cmax", "venous K at 230 min")):
        v = sorted(o[i] for o in out); print(f"  {nm}: 5th {v[15]:.0f}, median {v[150]:.0f}, 95th {v[285]:.0f} ng/mL")
    v = [o[0] for o in out]; mu = sum(v)/len(v); sd = math.sqrt(sum((x-mu)**2 for x in v)/(len(v)-1))
    m = [x*math.exp(rng.gauss(0, .236)) for x in v]; mm = sum(m)/len(m); sm = math.sqrt(sum((x-mm)**2 for x in m)/(len(m)-1))
    print(f"  CV of true venous Cmax {100*sd/mu:.0f} %; with 23.6 % proportional residual error (Otto 2021) {100*sm/mm:.0f} %")
    check("A28 cohort median venous Cmax", sorted(v)[150], 150, 250); check("A28 CV of 'measured' venous Cmax (Hasan 2021: 29-30 %)", 100*sm/mm, 22, 36, "%")
    print("== 8. Weight scaling, 0.5 mg/kg over 40 min ==")
    for wt in (50, 70, 100, 130):
        r = simA(scale(A, wt), 1440, steps=[(0, 40, .5*wt/40)], dt=.1); print(f"  {wt} kg: venous Cmax {peak(r,2)[0]:.0f} ng/mL, AUC {auc(r,1)/60:.0f} ng.h/mL, NK Cmax {peak(r,4)[0]:.0f}")
        if wt == 100: check("A29 AUC ratio 100 kg / 70 kg = (100/70)^0.25", auc(r, 1)/60/aK, 1.085, 1.101)
    print(f"\n{sum(RES)}/{len(RES)} checks passed"); return 0 if all(RES) else 1

if __name__ == "__main__":
    sys.exit(main())
