"""Keras 3 on TensorFlow, `fit` as it comes."""

import os

os.environ["KERAS_BACKEND"] = "tensorflow"

from keras_fit import run

run("keras-tensorflow")
