"""Ridge regressions by scikit-learn, on made-up data that are stored with the answers.

Run: python make_regression.py > regression.json      (Python 3.11, numpy 2.4.6, scikit-learn 1.9.1)
scikit-learn's C is 1 / ridge; its Ridge has the penalty ridge * |w|^2 beside the plain sum of squares, as here.
"""
import json
import sys

import numpy as np
import sklearn
from sklearn.linear_model import LinearRegression, LogisticRegression, Ridge

rng = np.random.default_rng(7)
N, P, K = 120, 4, 3
x = rng.normal(size=(N, P)) * [1, 10, 0.1, 1] + [0, 60, 0, 1000]
x[:, 3] = (x[:, 3] > 1000).astype(float)
eta = 0.8 * x[:, 0] - 0.06 * (x[:, 1] - 60) + 9 * x[:, 2] * 0.5 + x[:, 3] - 0.7
y = (rng.uniform(size=N) < 1 / (1 + np.exp(-eta))).astype(int)
classes = (eta + rng.logistic(size=N) > 0.7).astype(int) + (eta + rng.logistic(size=N) > -0.9).astype(int)
number = 3 + eta + rng.normal(size=N)
weights = rng.integers(0, 4, size=N).astype(float)
x = np.round(x, 6)
number = np.round(number, 6)


def logistic(ridge, weights=None):
    model = LogisticRegression(C=1 / ridge, solver="newton-cholesky", tol=1e-14, max_iter=1000)
    model.fit(x, y, sample_weight=weights)
    return {"ridge": ridge, "intercept": model.intercept_[0], "coefficients": model.coef_[0].tolist()}


def softmax(ridge, weights=None):
    model = LogisticRegression(C=1 / ridge, solver="newton-cg", tol=1e-13, max_iter=100000)
    # Standardised columns would change the penalty; newton-cg reaches the digits on centred ones.
    centre = x.mean(axis=0)
    model.fit(x - centre, classes, sample_weight=weights)
    intercept = model.intercept_ - model.coef_ @ centre
    return {"ridge": ridge, "intercepts": (intercept - intercept.mean()).tolist(), "coefficients": model.coef_.tolist()}


def linear(ridge, weights=None):
    model = Ridge(alpha=ridge, solver="svd") if ridge else LinearRegression()
    model.fit(x, number, sample_weight=weights)
    return {"ridge": ridge, "intercept": model.intercept_, "coefficients": model.coef_.tolist()}


ridges = [0.1, 1.0, 10.0]
json.dump(
    {
        "made by": f"make_regression.py, scikit-learn {sklearn.__version__}, numpy {np.__version__}",
        "x": x.ravel().tolist(), "rows": N, "columns": P,
        "outcome": y.tolist(), "classes": classes.tolist(), "number": number.tolist(), "weights": weights.tolist(),
        "logistic": [logistic(r) for r in ridges], "logisticWeighted": logistic(1.0, weights),
        "softmax": [softmax(r) for r in ridges], "softmaxWeighted": softmax(1.0, weights),
        "linear": [linear(r) for r in [0.0, *ridges]], "linearWeighted": linear(1.0, weights),
    },
    sys.stdout,
)
print()
