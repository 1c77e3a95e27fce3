"""Initializers: their laws, since the streams of random numbers differ: range, spread and mean of a large draw.

`limit` is the farthest a draw can lie from the mean, `spread` the standard deviation of the law. Keras' normal
laws of variance scaling cut at two deviations and widen by 0.87962566 to keep the variance; randomNormal does not cut.
"""

import math

import keras
import numpy as np

from writing import precise, write

SHAPE = (300, 200)
CUT = 0.87962566103423978
MAKERS = {
    "glorotUniform": keras.initializers.GlorotUniform,
    "glorotNormal": keras.initializers.GlorotNormal,
    "heUniform": keras.initializers.HeUniform,
    "heNormal": keras.initializers.HeNormal,
    "randomNormal": keras.initializers.RandomNormal,
    "randomUniform": keras.initializers.RandomUniform,
}


def law(name):
    """Limit and spread by the formula; both are checked below against what Keras draws."""
    fan_in, fan_out = SHAPE
    variance = {"glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}.get(
        name.removesuffix("Uniform").removesuffix("Normal")
    )
    if name == "randomNormal":
        return None, MAKERS[name]().get_config()["stddev"]
    if name == "randomUniform":
        limit = MAKERS[name]().get_config()["maxval"]
        return limit, limit / math.sqrt(3)
    spread = math.sqrt(variance)
    return (spread * math.sqrt(3) if name.endswith("Uniform") else 2 * spread / CUT), spread


def case(name):
    drawn = np.asarray(MAKERS[name](seed=7)(SHAPE, "float32"), np.float64)
    limit, spread = law(name)
    farthest = np.abs(drawn).max()
    if limit is not None and not 0.99 * limit < farthest <= limit * (1 + 1e-6):
        raise AssertionError(f"{name}: drew up to {farthest}, the law says {limit}")
    if abs(drawn.std() / spread - 1) > 0.01:
        raise AssertionError(f"{name}: drew a spread of {drawn.std()}, the law says {spread}")
    return {"name": name, "limit": None if limit is None else precise(limit), "spread": precise(spread)}


def make(folder):
    defaults = keras.layers.Dense(1).get_config()
    chosen = {key: defaults[key]["class_name"] for key in ("kernel_initializer", "bias_initializer")}
    constant = float(np.asarray(keras.initializers.Constant()((1,), "float32"))[0])
    write(
        folder,
        "initializers",
        shape=list(SHAPE),
        laws=[case(name) for name in MAKERS],
        denseDefaults=chosen,
        constantDefault=constant,
    )
