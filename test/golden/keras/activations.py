"""Activations: values on a grid with extremes, and slopes there; softmax on rows, with its gradient."""

import keras
import numpy as np
import tensorflow as tf

from writing import numbers, single, write

NAMES = ["linear", "sigmoid", "relu", "tanh", "elu", "selu", "gelu", "silu", "softplus"]

# 64 points: a power of two, so that a mean over them divides without rounding.
SIZES = [
    1e-9,
    1e-7,
    1e-6,
    1e-4,
    1e-3,
    0.01,
    0.05,
    0.1,
    0.2,
    0.3,
    0.4,
    0.5,
    0.6249,
    0.6251,
    0.75,
    1.0,
    1.25,
    1.5,
    2.0,
    2.5,
    3.0,
    4.0,
    5.0,
    7.0,
    9.0,
    12.0,
    17.0,
    25.0,
    40.0,
    60.0,
    85.0,
    100.0,
]
GRID = single([-size for size in reversed(SIZES)] + SIZES)

# Rows of five: ordinary, equal, far apart, one that underflows, one huge.
ROWS = single(
    [
        [0.3, -1.2, 2.5, 0.0, -0.4],
        [7.0, 7.0, 7.0, 7.0, 7.0],
        [-30.0, 0.5, 12.0, 11.5, -3.0],
        [-200.0, 150.0, 149.0, 0.0, 100.0],
        [1e4, -1e4, 1e4, 0.25, -0.25],
        [1e-6, -1e-6, 2e-6, 0.0, 3e-6],
        [-5.5, -5.25, -5.125, -5.0625, -5.03125],
    ]
)
# What flows back into softmax: a sign per output, as the mean absolute error sends it.
SIGNS = np.where(np.random.default_rng(1).random(ROWS.shape) < 0.5, -1.0, 1.0)


def pointwise(name):
    point = tf.constant(GRID)
    with tf.GradientTape() as tape:
        tape.watch(point)
        value = keras.activations.get(name)(point)
    return {"name": name, "values": numbers(value), "slopes": numbers(tape.gradient(value, point))}


def softmax():
    rows = tf.constant(ROWS)
    with tf.GradientTape() as tape:
        tape.watch(rows)
        value = keras.activations.softmax(rows)
        sent = tf.reduce_sum(value * SIGNS)
    gradient = tape.gradient(sent, rows)
    return {
        "rows": numbers(ROWS),
        "signs": SIGNS.astype(int).tolist(),
        "values": numbers(value),
        "gradient": numbers(gradient),
    }


def make(folder):
    write(
        folder,
        "activations",
        grid=numbers(GRID),
        pointwise=[pointwise(name) for name in NAMES],
        softmax=softmax(),
    )
