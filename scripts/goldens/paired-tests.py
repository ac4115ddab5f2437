"""Values of scipy and statsmodels that src/evaluation/statistics is tested against: python paired-tests.py > paired-tests.json (scipy 1.17.1, statsmodels 0.15.0, numpy 2.4.6)."""
import json
import math

import numpy as np
import scipy
import statsmodels
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import TTestPower

rng = np.random.default_rng(7)


def differences(n, shift, zeros=0, decimals=4):
    # Rounded as scipy's documentation advises: what is equal on paper is to be equal in bits.
    d = np.round(rng.normal(shift, 0.15, n), decimals)
    d[:zeros] = 0
    return d


def signed_rank(name, d):
    test = stats.wilcoxon(d)
    asymptotic = stats.wilcoxon(d, method="asymptotic")
    return {"name": name, "differences": d.tolist(), "statistic": float(test.statistic), "p": float(test.pvalue), "asymptotic": float(asymptotic.pvalue)}


def hsd(name, groups):
    test = stats.tukey_hsd(*groups)
    return {"name": name, "groups": [g.tolist() for g in groups], "p": test.pvalue.tolist()}


def correlated(n, shifts):
    easy = rng.beta(2, 2, n)
    return [np.round(np.clip(easy + shift + rng.normal(0, 0.1, n), 0, 1), 4) for shift in shifts]


power = TTestPower()


def needed(effect, alpha, wanted):
    # Where two queries are enough statsmodels looks below two and finds nothing.
    if power.power(effect, 2, alpha) >= wanted:
        return 2
    return math.ceil(power.solve_power(effect_size=effect, alpha=alpha, power=wanted))


def finite(rows):
    # Far from 0 scipy's noncentral t gives nan.
    return [row for row in rows if math.isfinite(row[-1])]


print(json.dumps({
    "made by": f"scipy {scipy.__version__}, statsmodels {statsmodels.__version__}, numpy {np.__version__}",
    "signedRank": [
        signed_rank("scipy's example, Darwin's maize", np.array([6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75], float)),
        signed_rank("forty-three queries without ties", differences(43, 0.05)),
        signed_rank("fifty", differences(50, 0.02, decimals=9)),
        signed_rank("fifty-one", differences(51, 0.02, decimals=9)),
        signed_rank("forty-three, eight of them equal", differences(43, 0.05, zeros=8)),
        signed_rank("ten with ties", np.array([0.1, 0.2, 0.3, -0.3, 0.1, 0.2, 0.5, 0.5, -0.1, 0.4])),
        signed_rank("thirteen with zeros and ties", np.array([0, 0, 0.1, 0.2, 0.3, -0.3, 0.1, 0.2, 0.5, 0.5, -0.1, 0.4, 0])),
        signed_rank("fourteen with ties", np.array([0.1, 0.2, 0.3, -0.3, 0.1, 0.2, 0.5, 0.5, -0.1, 0.4, 0.2, 0.2, 0.1, -0.1])),
        signed_rank("binary", np.concatenate([np.ones(30), -np.ones(14), np.zeros(20)])),
        signed_rank("three hundred, rounded to hundredths", differences(300, 0.01, zeros=40, decimals=2)),
        signed_rank("one", np.array([0.25])),
        signed_rank("all for it", np.arange(1, 13) / 20),
    ],
    "holm": [
        {"ps": ps, "adjusted": multipletests(ps, method="holm")[1].tolist()}
        for ps in ([0.01, 0.04, 0.03, 0.005], [0.04], [0.5, 0.6, 0.7], [0.02, 0.02, 0.02, 0.9], rng.beta(0.3, 2, 15).tolist())
    ],
    "range": [[q, k, v, float(stats.studentized_range.sf(q, k, v))] for q in (0.2, 1, 2.5, 3.6, 5, 8) for k in (2, 3, 10, 40) for v in (1, 2, 5, 12, 126, 6000)],
    "hsd": [
        hsd("scipy's example", [np.array([24.5, 23.5, 26.4, 27.1, 29.9]), np.array([28.4, 34.2, 29.5, 32.2, 30.1]), np.array([26.1, 28.3, 24.3, 26.2, 27.8])]),
        hsd("three systems over forty-three queries", correlated(43, (0, 0.1, 0.2))),
        hsd("five over twenty", correlated(20, (0, 0.01, 0.02, 0.2, 0.4))),
        hsd("two", correlated(12, (0, 0.2))),
        hsd("of different sizes", [g[: 30 - 7 * i] for i, g in enumerate(correlated(30, (0, 0.1, 0.3)))]),
    ],
    "noncentral": finite([t, v, d, float(stats.nct.cdf(t, v, d))] for t in (-2, -0.3, 0.7, 2.02, 5) for v in (1, 4, 42, 6979) for d in (0, 0.5, 2.8)),
    "critical": [[alpha, v, float(stats.t.isf(alpha / 2, v))] for alpha in (0.1, 0.05, 0.001) for v in (1, 2, 42, 6979)],
    "power": finite([e, n, alpha, float(power.power(e, n, alpha))] for e in (0.05, 0.2, 0.5, 1.2) for n in (3, 10, 43, 323, 6980) for alpha in (0.05, 0.01)),
    "needed": [[e, alpha, wanted, needed(e, alpha, wanted)] for e in (0.02, 0.1, 0.2, 0.35, 0.5, 0.8, 1.5, 5) for alpha in (0.05, 0.01) for wanted in (0.8, 0.9)],
    "detectable": [[n, alpha, float(power.solve_power(nobs=n, alpha=alpha, power=0.8))] for n in (5, 43, 323, 6980) for alpha in (0.05, 0.01)],
}, allow_nan=False))
