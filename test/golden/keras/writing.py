"""How golden files are written: numbers as shortest decimals, one case a line, versions inside.

Truth for a single value or gradient is Keras in float64 on inputs that are exact in float32, so that a test
measures the error of the code under test and not the sum of two roundings. Whole training runs are also made
in float32, as a user of Keras would run them.
"""

import json
import os
import platform

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402

tf.config.threading.set_intra_op_parallelism_threads(1)
tf.config.threading.set_inter_op_parallelism_threads(1)


def single(values):
    """Rounded to float32, kept as float64: an input that both sides can hold exactly."""
    return np.asarray(values, np.float32).astype(np.float64)


def numbers(values):
    """Nested lists of the shortest decimals that read back as the same float32; integers stay integers."""
    array = np.asarray(values)
    if array.dtype.kind in "biu":
        return array.astype(np.int64).tolist()
    array = array.astype(np.float32)
    if not np.all(np.isfinite(array)):
        raise ValueError("A golden number must be finite: JSON has no other.")
    if array.ndim == 0:
        return float(str(array[()]))
    return [numbers(row) for row in array]


def precise(values):
    """Nested lists of float64 at ten digits: for numbers that are compared more closely than float32 allows."""
    return [precise(value) for value in values] if np.ndim(values) else float(f"{float(values):.10g}")


def write(folder, name, **parts):
    """Writes `name.json`: the script, the versions, then each part; a list of cases takes a line per case."""
    lines = [f'"madeBy":{json.dumps(f"test/golden/keras/{name}.py")}', f'"versions":{compact(versions())}']
    lines += [f'"{key}":{_cases(part)}' for key, part in parts.items()]
    with open(os.path.join(folder, f"{name}.json"), "w", encoding="utf-8") as file:
        file.write("{" + ",\n".join(lines) + "}\n")


def versions():
    return {
        "python": platform.python_version(),
        "keras": keras.__version__,
        "tensorflow": tf.__version__,
        "numpy": np.__version__,
    }


def compact(value):
    return json.dumps(value, separators=(",", ":"), allow_nan=False)


def _cases(part):
    if not isinstance(part, list) or not isinstance(part[0], dict):
        return compact(part)
    return "[\n" + ",\n".join(compact(case) for case in part) + "\n]"
