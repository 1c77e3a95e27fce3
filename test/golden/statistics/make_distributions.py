"""Distributions to 40 digits by mpmath, and SciPy's quantiles beside them.

Run: python make_distributions.py > distributions.json      (Python 3.11, mpmath 1.4.1, scipy 1.17.1)
"""
import json
import random
import sys

import mpmath
import scipy
import scipy.stats
from mpmath import mp, mpf

mp.dps = 60
random.seed(3)

xs = [random.uniform(-6, 6) for _ in range(60)] + [random.uniform(-37.5, 37.5) for _ in range(40)] + [0.0, 2.5, -2.5, 1e-9]
ps = [random.random() for _ in range(40)] + [10 ** random.uniform(-300, -1) for _ in range(40)] + [0.075, 0.925, 0.5, 0.975]


def upper(x):
    return mpmath.erfc(mpf(x) / mpmath.sqrt(2)) / 2


def normal_quantile(p):
    # Newton on the logarithm of the tail, from SciPy's answer.
    x = mpf(float(scipy.stats.norm.ppf(p)))
    for _ in range(8):
        tail = upper(-x)
        x -= tail / mpmath.npdf(x) * mpmath.log(tail / mpf(p))
    return float(x)


def log_uniform(low, high):
    return 10 ** random.uniform(low, high)


def beta_case(a, b):
    # A place within a few standard deviations of the mean, and one in the far tail.
    mean = mpf(a) / (mpf(a) + mpf(b))
    x = float(min(max(mean + random.gauss(0, 3) * mpmath.sqrt(mean * (1 - mean) / (a + b + 1)), mpf(1e-12)), 1 - mpf(1e-6)))
    upper = mpmath.betainc(a, b, x, 1, regularized=True)
    return [x, a, b, float(mpmath.betainc(a, b, 0, x, regularized=True)), float(upper)]


def student_tail(t, freedom):
    tail = mpmath.betainc(mpf(freedom) / 2, mpf(1) / 2, 0, freedom / (freedom + mpf(t) ** 2), regularized=True) / 2
    return float(tail if t >= 0 else 1 - tail)


def student_quantile(p, freedom):
    start = mpf(float(scipy.stats.t.isf(p, freedom)))
    tail = lambda t: mpmath.betainc(mpf(freedom) / 2, mpf(1) / 2, 0, freedom / (freedom + t**2), regularized=True) / 2
    return float(mpmath.findroot(lambda t: mpmath.log(tail(t) / mpf(p)), start))


freedoms = [1, 2, 3.5, 7, 12, 30, 199, 5000]
json.dump(
    {
        "made by": f"make_distributions.py, mpmath {mpmath.__version__}, scipy {scipy.__version__}",
        "normal": [[x, float(upper(-x)), float(upper(x))] for x in xs],
        "normalQuantile": [[p, normal_quantile(p)] for p in ps],
        "logGamma": [[x, float(mpmath.loggamma(x))] for x in [log_uniform(-5, 7) for _ in range(40)]],
        "beta": [beta_case(log_uniform(-1, 3), log_uniform(-1, 3)) for _ in range(60)],
        "student": [[t, f, student_tail(t, f)] for f in freedoms for t in [random.gauss(0, 3), log_uniform(-3, 2)]],
        "studentQuantile": [[p, f, student_quantile(p, f)] for f in freedoms for p in [0.025, 0.4, log_uniform(-20, -1)]],
    },
    sys.stdout,
)
print()
