"""Truth for exp, log, log1p, expm1: 60 digits by mpmath, as the nearest double and what is left of it.

Run: python make_elementary.py > elementary.json      (Python 3.11, mpmath 1.4.1)
Each case is [x, nearest double, truth minus nearest double].
"""
import json
import math
import random
import sys

import mpmath

mpmath.mp.dps = 60
random.seed(1)


def spread(low, high, count):
    return [random.uniform(low, high) for _ in range(count)]


def magnitudes(low, high, count, signs=(1, -1)):
    return [random.choice(signs) * 2.0 ** random.uniform(low, high) for _ in range(count)]


def neighbours(points):
    return [y for x in points for y in (math.nextafter(x, -math.inf), x, math.nextafter(x, math.inf))]


half_ln2 = math.log(2) / 2
points = {
    "exp": spread(-745.1, 709.7, 120) + spread(-40, 40, 80) + spread(-1, 1, 80) + magnitudes(-60, 0, 30)
    + spread(-745.1, -708, 40) + neighbours([half_ln2 * k for k in (-3, -1, 1, 3, 5)] + [1.0, -1.0]),
    "expm1": spread(-45, 45, 80) + spread(-2, 2, 160) + magnitudes(-80, 0, 60) + spread(40, 709.7, 30)
    + neighbours([half_ln2 * k for k in (-3, -1, 1, 3, 5)] + [1.0, -1.0, -40.0, 40.0]),
    "log": magnitudes(-1022, 1023, 120, (1,)) + magnitudes(-1074, -1022, 40, (1,)) + spread(0.5, 2, 120)
    + [1 + x for x in magnitudes(-52, -2, 60)] + neighbours([math.sqrt(0.5), math.sqrt(2), 1.0, 2.0, 0.5])
    + [5e-324, 2.2250738585072014e-308, sys.float_info.max],
    "log1p": spread(-0.9999, 2, 160) + magnitudes(-80, 0, 60, (1,)) + [-x for x in magnitudes(-80, -0.01, 60, (1,))]
    + magnitudes(0, 1020, 60, (1,)) + neighbours([-0.5, -0.29, 0.41, math.sqrt(2) - 1, 1.0]) + [-1 + 2.0**-53],
}


def case(name, x):
    truth = getattr(mpmath, name)(mpmath.mpf(x))
    nearest = float(truth)
    return [x, nearest, float(truth - mpmath.mpf(nearest))]


cases = {name: [case(name, x) for x in xs if x != 0] for name, xs in points.items()}
json.dump({"made by": f"make_elementary.py, mpmath {mpmath.__version__}", "cases": cases}, sys.stdout)
print()
