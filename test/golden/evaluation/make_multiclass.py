"""Measures of several classes by scikit-learn; standard errors from the definitions, pair by pair.

Run: python make_multiclass.py > multiclass.json      (Python 3.11, numpy 2.4.6, scikit-learn 1.9.1)
"""
import json
import sys

import numpy as np
import sklearn
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score
from scipy.stats import norm

z = norm.ppf(0.975)
rng = np.random.default_rng(5)


def made(n, k, digits):
    eta = rng.normal(size=(n, k)) * 1.3 + np.linspace(0, 1, k)
    truth = np.exp(eta) / np.exp(eta).sum(axis=1, keepdims=True)
    outcome = np.array([rng.choice(k, p=row) for row in truth])
    blurred = np.exp(eta + rng.normal(size=(n, k)) * 0.5)
    blurred /= blurred.sum(axis=1, keepdims=True)
    probability = np.round(blurred, digits)
    probability[:, -1] = np.clip(1 - probability[:, :-1].sum(axis=1), 0, 1)
    return outcome, probability / probability.sum(axis=1, keepdims=True)


def parts(y, p):
    """DeLong's components by comparing every pair, scaled so that their squares sum to N^2 times the variance."""
    wins = (p[y == 1][:, None] > p[y == 0]) + 0.5 * (p[y == 1][:, None] == p[y == 0])
    n, n1, n0, area = len(y), y.sum(), (1 - y).sum(), wins.mean()
    result = np.empty(n)
    result[y == 1] = (wins.mean(axis=1) - area) * n / n1 * np.sqrt(n1 / (n1 - 1))
    result[y == 0] = (wins.mean(axis=0) - area) * n / n0 * np.sqrt(n0 / (n0 - 1))
    return result


def on_logit(value, part):
    error = np.sqrt((part**2).sum()) / len(part) / (value * (1 - value))
    middle = np.log(value / (1 - value))
    return [value, *(1 / (1 + np.exp(-(middle + np.array([-z, z]) * error))))]


def answers(y, p):
    n, k = p.shape
    own = np.eye(k)[y]
    areas = [roc_auc_score(own[:, j], p[:, j]) for j in range(k)]
    each = [parts(own[:, j].astype(int), p[:, j]) for j in range(k)]
    errors = ((p - own) ** 2).sum(axis=1)
    losses = -np.log(np.clip(p[np.arange(n), y], 1e-8, 1 - 1e-8))
    error = lambda values: values.std(ddof=1) / np.sqrt(n)
    shares = own.mean(axis=0)
    spread = 1 - (shares**2).sum()
    influence = -(errors - errors.mean()) / spread - errors.mean() / spread**2 * 2 * (shares[y] - (shares**2).sum())
    scaled = 1 - errors.mean() / spread
    macro = roc_auc_score(y, p, multi_class="ovr", average="macro")
    assert abs(log_loss(y, p) - losses.mean()) < 1e-9
    assert abs(brier_score_loss(y, p, scale_by_half=False) - errors.mean()) < 1e-12
    return {
        "macro": on_logit(macro, np.mean(each, axis=0)),
        "areas": [on_logit(a, e) for a, e in zip(areas, each)],
        "logLoss": [losses.mean(), *(losses.mean() * np.exp(np.array([-z, z]) * error(losses) / losses.mean()))],
        "brier": [errors.mean(), *(errors.mean() + np.array([-z, z]) * error(errors))],
        "scaled": [scaled, *(scaled + np.array([-z, z]) * error(influence))],
    }


cases = {}
for name, size in {"three": (240, 3, 8), "ties": (300, 4, 1)}.items():
    y, p = made(*size)
    if name == "ties":
        p = p * 0.96 + 0.01  # no probability of 0 or 1, which scikit-learn clips elsewhere
    cases[name] = {"outcome": y.tolist(), "probabilities": p.T.tolist(), "answers": answers(y, p)}
json.dump({"made by": f"make_multiclass.py, scikit-learn {sklearn.__version__}", "cases": cases}, sys.stdout)
print()
