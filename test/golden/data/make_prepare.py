"""Golden numbers for preparing a column of numbers: NumPy's median, quartiles and the recipe of RealMLP, in double precision.

Run: python3 test/golden/data/make_prepare.py > test/golden/data/prepare.json   (needs numpy)
"""
import json
import platform
import numpy as np

rng = np.random.default_rng(7)

def with_gaps(values, share):
    return np.where(rng.random(values.size) < share, np.nan, values)

columns = {
    "a measurement": with_gaps(np.round(rng.normal(130, 18, 97), 1), 0.1),
    "a long tail": with_gaps(np.round(rng.lognormal(0, 1.2, 120), 3), 0.2),
    "whole numbers": rng.integers(0, 4, 60).astype(float),
    "an even count": np.round(rng.normal(0, 1, 48), 2),
}
# The numeric preprocessing of RealMLP (Holzmueller et al., NeurIPS 2024): center by the median, divide by the interquartile range,
# clip smoothly by x / sqrt(1 + (x / 3)^2). Missing values take the median.
def prepare(values):
    present = values[~np.isnan(values)]
    center = np.median(present)
    q25, q75 = np.quantile(present, [0.25, 0.75])
    scaled = np.where(np.isnan(values), 0.0, (values - center) / (q75 - q25))
    clipped = scaled / np.sqrt(1 + (scaled / 3) ** 2)
    return {
        "values": [None if np.isnan(v) else v for v in values.tolist()],
        "center": float(center),
        "scale": float(1 / (q75 - q25)),
        "prepared": clipped.tolist(),
        "missing": np.isnan(values).astype(int).tolist(),
    }

json.dump(
    {
        "versions": {"python": platform.python_version(), "numpy": np.__version__},
        "columns": {name: prepare(values) for name, values in columns.items()},
    },
    __import__("sys").stdout,
)
