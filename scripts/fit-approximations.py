"""Fits the polynomials of kernels/inline/math.ts (numpy 2, mpmath 1.3).

Each is a weighted least-squares fit at Chebyshev nodes, near enough to minimax for single precision; what counts is
the error measured afterwards by test/conformance/engine/math.test.ts over every 97th float.
Run: python3 scripts/fit-approximations.py
"""

import mpmath as mp
import numpy as np

mp.mp.dps = 40


def fit(f, low, high, degree, weight=lambda x: 1.0, nodes=400):
    """Coefficients c0..c_degree of the polynomial nearest to f on [low, high]; residuals are multiplied by weight."""
    x = np.cos(np.pi * (np.arange(nodes) + 0.5) / nodes) * (high - low) / 2 + (high + low) / 2
    y = np.array([float(f(mp.mpf(v))) for v in x])
    w = np.array([float(weight(v)) for v in x])
    scale = max(abs(low), abs(high))
    powers = np.vander(x / scale, degree + 1, increasing=True)
    c, *_ = np.linalg.lstsq(powers * w[:, None], y * w, rcond=None)
    return c / scale ** np.arange(degree + 1)


def show(name, coefficients):
    print(name)
    for c in coefficients:
        print(f"  {np.float32(c):.9e}")


half_ln2 = float(mp.log(2) / 2)
# exp(r) = 1 + r + r^2 p(r)
show("exp", fit(lambda r: (mp.e**r - 1 - r) / r**2 if r else mp.mpf(1) / 2, -half_ln2, half_ln2, 5))
# log(1 + f) = f - f^2/2 + f^3 p(f), f in [sqrt(1/2) - 1, sqrt(2) - 1]
low, high = float(mp.sqrt(0.5) - 1), float(mp.sqrt(2) - 1)
show("log", fit(lambda f: (mp.log1p(f) - f + f * f / 2) / f**3 if f else mp.mpf(1) / 3, low, high, 8, lambda f: f * f + 1e-3))
# tanh(x) = x + x^3 p(x^2), |x| <= 0.625
show("tanh", fit(lambda s: (mp.tanh(mp.sqrt(s)) / mp.sqrt(s) - 1) / s if s else mp.mpf(-1) / 3, 0, 0.625**2, 5, lambda s: s + 1e-2))


# Phi(-z) exp(z^2 / 2) = t p(t), t = 1 / (1 + z / 3), z in [0, 14]
def mills(t):
    z = 3 * (1 / t - 1)
    return mp.erfc(z / mp.sqrt(2)) / 2 * mp.exp(z * z / 2) / t


show("normal tail", fit(mills, 1 / (1 + 14 / 3), 1, 9, lambda t: 1 / float(mills(mp.mpf(t))), 800))
