"""Optimizers: ten steps from given weights with given gradients, weights after each step, and the defaults.

Gradients are imposed, not computed: in the test, one row x and a far target under the mean absolute error make
the kernel's gradient exactly x and the bias's exactly 1 (or -1). Hence the last column of every gradient here.
"""

import keras
import numpy as np

from writing import numbers, single, write

STEPS, SIZE = 10, 6

MAKERS = {
    "sgd": keras.optimizers.SGD,
    "adam": keras.optimizers.Adam,
    "adamw": keras.optimizers.AdamW,
    "rmsprop": keras.optimizers.RMSprop,
}
# Keras' name of a setting -> ours.
SETTINGS = {
    "learning_rate": "learningRate",
    "momentum": "momentum",
    "nesterov": "nesterov",
    "beta_1": "beta1",
    "beta_2": "beta2",
    "epsilon": "epsilon",
    "weight_decay": "weightDecay",
    "rho": "rho",
    "centered": "centered",
}
CASES = [
    ("sgd", {}),
    ("sgd", {"learning_rate": 0.1}),
    ("sgd", {"learning_rate": 0.05, "momentum": 0.9}),
    ("sgd", {"learning_rate": 0.05, "momentum": 0.8, "nesterov": True}),
    ("adam", {}),
    ("adam", {"learning_rate": 0.05, "beta_1": 0.8, "beta_2": 0.95, "epsilon": 1e-4}),
    ("adamw", {}),
    ("adamw", {"learning_rate": 0.02, "weight_decay": 0.1}),
    ("rmsprop", {}),
    ("rmsprop", {"learning_rate": 0.01, "rho": 0.8, "momentum": 0.7, "epsilon": 1e-5}),
    ("rmsprop", {"learning_rate": 0.01, "centered": True}),
]


def gradients():
    """Ordinary ones, one column as small as epsilon, one that is often zero, one large, and the bias's +-1."""
    rng = np.random.default_rng(5)
    drawn = rng.normal(size=(STEPS, SIZE)) * np.array([1.0, 0.3, 1e-7, 1.0, 40.0, 1e-3])
    drawn[rng.random(STEPS) < 0.6, 3] = 0.0
    signs = np.where(rng.random((STEPS, 1)) < 0.5, -1.0, 1.0)
    return np.concatenate([single(drawn), signs], axis=1)


def case(name, settings, start, steps):
    weights = keras.Variable(start, dtype="float64")
    optimizer = MAKERS[name](**settings)
    after = []
    for gradient in steps:
        optimizer.apply_gradients([(keras.ops.convert_to_tensor(gradient, "float64"), weights)])
        after.append(numbers(weights.numpy()))
    return {
        "optimizer": name,
        "settings": {SETTINGS[key]: value for key, value in settings.items()},
        "after": after,
    }


def defaults(name):
    config = MAKERS[name]().get_config()
    known = {ours: config[theirs] for theirs, ours in SETTINGS.items() if config.get(theirs) is not None}
    return {
        "optimizer": name,
        **{key: value if isinstance(value, bool) else numbers(value) for key, value in known.items()},
    }


def make(folder):
    steps = gradients()
    # Small, so that what a step adds is not lost in the weight.
    start = single(0.01 * np.random.default_rng(6).normal(size=SIZE + 1))
    write(
        folder,
        "optimizers",
        start=numbers(start),
        gradients=numbers(steps),
        cases=[case(name, settings, start, steps) for name, settings in CASES],
        defaults=[defaults(name) for name in MAKERS],
    )
