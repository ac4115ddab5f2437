"""Values of scipy that src/evaluation/statistics is tested against: python statistics.py > statistics.json (scipy 1.17.1, numpy 2.4.6)."""
import json
import numpy as np
import scipy
from scipy import special, stats

rng = np.random.default_rng(19)


def mean_difference(a, b, axis=-1):
    return np.mean(a, axis=axis) - np.mean(b, axis=axis)


def pair(n, shift, zeros=0):
    a = np.round(rng.beta(2, 2, n), 4)
    b = np.round(np.clip(a + shift + rng.normal(0, 0.15, n), 0, 1), 4)
    b[:zeros] = a[:zeros]
    return a, b


cases = []
for name, (a, b) in {
    "forty-three queries": pair(43, 0.06),
    "no difference to speak of": pair(43, 0.0),
    "twelve, four of them equal": pair(12, 0.08, zeros=4),
    "sixteen": pair(16, 0.05),
    "all better": (np.array([0.1, 0.2, 0.3, 0.25, 0.4]), np.array([0.2, 0.5, 0.35, 0.3, 0.9])),
    "sums that tie": (np.zeros(6), np.array([0.1, 0.2, 0.3, -0.3, 0.1, 0.2])),
    "two": (np.array([0.1, 0.5]), np.array([0.3, 0.55])),
    "binary": (rng.integers(0, 2, 60).astype(float), rng.integers(0, 2, 60).astype(float)),
    "three hundred": pair(300, 0.01),
}.items():
    d = b - a
    t = stats.ttest_rel(b, a)
    exact = int(np.count_nonzero(d)) <= 20
    p = stats.permutation_test((b, a), mean_difference, permutation_type="samples", vectorized=True, n_resamples=2**20 if exact else 200_000, batch=2000,
                               alternative="two-sided", rng=np.random.default_rng(1))
    small = stats.bootstrap((d,), np.mean, n_resamples=199, method="BCa", rng=np.random.default_rng(2))
    large = stats.bootstrap((d,), np.mean, n_resamples=100_000, method="BCa", rng=np.random.default_rng(3), batch=2000)
    cases.append({
        "name": name, "system": b.tolist(), "baseline": a.tolist(),
        "t": t.statistic, "p": t.pvalue,
        "randomisation": {"exact": exact, "p": p.pvalue},
        "bootstrap": {"resampled": [float(f"{v:.17g}") for v in small.bootstrap_distribution], "low": small.confidence_interval.low, "high": small.confidence_interval.high},
        "interval": {"low": large.confidence_interval.low, "high": large.confidence_interval.high},
    })

print(json.dumps({
    "made by": f"scipy {scipy.__version__}, numpy {np.__version__}",
    "cases": cases,
    "student": [[t, n, 2 * stats.t.sf(abs(t), n)] for t in (0, 0.01, 0.7, -1.5, 2.02, 4, 12, 50) for n in (1, 2, 5, 42, 6979)],
    "beta": [[x, a, b, special.betainc(a, b, x)] for x in (0, 0.001, 0.2, 0.5, 0.9, 1) for a in (0.5, 3, 80) for b in (0.5, 2, 40)],
    "normal": [[x, stats.norm.cdf(x)] for x in (-7, -3.5, -1.96, -0.2, 0, 0.01, 1, 2.5, 6)],
    "quantile": [[p, stats.norm.ppf(p)] for p in (1e-6, 0.01, 0.025, 0.3, 0.5, 0.9, 0.975, 0.9999)],
}))
