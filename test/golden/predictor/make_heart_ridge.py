"""What scikit-learn's ridge logistic regression reaches on the shipped example, in the folds that `bedside train` uses.

Run: python3 test/golden/predictor/make_heart_ridge.py [predictions.csv]   (writes heart-ridge.json beside itself)
The folds are Bedside's own (seed 0). They are kept in heart-ridge.json; with a predictions.csv of a run they are taken anew.
"""
import csv
import json
import os
import sys
from pathlib import Path

import numpy as np
import sklearn
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegressionCV
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

here = Path(__file__).resolve().parent
root = Path(os.environ.get("BEDSIDE_ROOT", here.parents[2]))
golden = here / "heart-ridge.json"

with open(root / "examples/data/heart-cleveland.csv", newline="") as file:
    rows = list(csv.DictReader(file))
target = "heart_disease"
numbers = ["age", "resting_bp", "cholesterol", "max_heart_rate", "st_depression", "major_vessels"]
words = [name for name in rows[0] if name not in numbers + [target]]
y = np.array([int(row[target]) for row in rows])
X = np.empty((len(rows), len(numbers) + len(words)), dtype=object)
for i, row in enumerate(rows):
    X[i, : len(numbers)] = [float(row[name]) if row[name] not in ("", "?", "NA") else np.nan for name in numbers]
    X[i, len(numbers) :] = [row[name] or "missing" for name in words]

if len(sys.argv) > 1:
    with open(sys.argv[1], newline="") as file:
        folds = [int(row["fold"]) for row in csv.DictReader(file)]
else:
    folds = json.loads(golden.read_text())["folds"]
fold = np.array(folds)

risk = np.zeros(len(y))
for k in np.unique(fold):
    model = make_pipeline(
        ColumnTransformer([
            ("numbers", make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), list(range(len(numbers)))),
            ("words", OneHotEncoder(handle_unknown="ignore"), list(range(len(numbers), X.shape[1]))),
        ]),
        LogisticRegressionCV(Cs=np.logspace(-4, 4, 25), l1_ratios=(0,), cv=5, scoring="neg_log_loss", max_iter=10_000, tol=1e-8,
                             use_legacy_attributes=False),
    )
    model.fit(X[fold != k], y[fold != k])
    risk[fold == k] = model.predict_proba(X[fold == k])[:, 1]

result = {
    "made with": f"scikit-learn {sklearn.__version__}, numpy {np.__version__}",
    "rows": len(y),
    "auroc": float(roc_auc_score(y, risk)),
    "logLoss": float(log_loss(y, risk)),
    "folds": folds,
}
text = json.dumps(result, indent=1).replace(",\n  ", ", ").replace("[\n  ", "[").replace("\n ]", "]")
golden.write_text(text + "\n")
