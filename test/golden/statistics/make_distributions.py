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


json.dump(
    {
        "made by": f"make_distributions.py, mpmath {mpmath.__version__}, scipy {scipy.__version__}",
        "normal": [[x, float(upper(-x)), float(upper(x))] for x in xs],
        "normalQuantile": [[p, normal_quantile(p)] for p in ps],
    },
    sys.stdout,
)
print()
