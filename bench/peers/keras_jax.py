"""Keras 3 on JAX, `fit` as it comes."""

import os

os.environ["KERAS_BACKEND"] = "jax"

from keras_fit import run

run("keras-jax")
