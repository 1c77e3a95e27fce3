"""Dense: values, and gradients of kernel, bias and input, at odd sizes; the terms that regularizers add.

The loss above every layer is the mean absolute error against far targets, so the gradient that enters the layer
is exactly +-1 / (rows * units).
"""

import keras
import numpy as np
import tensorflow as tf

from activations import NAMES
from writing import numbers, precise, single, write

SIZES = [(1, 1, 1), (5, 3, 7), (7, 13, 5), (33, 9, 6)]  # rows, inputs, units
FAR = 1000.0


def entering(sizes, rng):
    """What every layer of one size starts from."""
    rows, inputs, units = sizes
    x, kernel, bias = (
        single(rng.normal(size=shape)) for shape in ((rows, inputs), (inputs, units), (units,))
    )
    return {
        "x": x,
        "kernel": kernel,
        "bias": bias,
        "target": np.where(rng.random((rows, units)) < 0.5, -FAR, FAR),
    }


def layer_case(activation, start, arrays):
    """`start` is the place of the arrays in the list of starts."""
    _, (output, _, gradients) = run(**arrays, activation=activation)
    return {
        "activation": activation,
        "start": start,
        "output": numbers(output),
        "kernelGradient": numbers(gradients[0]),
        "biasGradient": numbers(gradients[1]),
        "inputGradient": numbers(gradients[2]),
    }


def run(x, kernel, bias, target, **options):
    """Output, loss with penalties, and the gradients of kernel, bias and input."""
    layer = keras.layers.Dense(kernel.shape[1], dtype="float64", **options)
    layer.build(x.shape)
    layer.set_weights([kernel, bias])
    entered = tf.constant(x)
    with tf.GradientTape() as tape:
        tape.watch(entered)
        output = layer(entered)
        loss = tf.reduce_mean(tf.abs(output - target)) + sum(layer.losses)
    watched = [layer.kernel.value, layer.bias.value, entered]
    return layer, (output, loss, tape.gradient(loss, watched))


def regularizer_case(name, settings, rng):
    """A kernel with an exact zero and a bias, both penalised: the slope of |w| at 0 is taken as 0."""
    make = {"l1": keras.regularizers.L1, "l2": keras.regularizers.L2, "l1l2": keras.regularizers.L1L2}[name]
    x, kernel, bias = (single(rng.normal(size=shape)) for shape in ((6, 5), (5, 3), (3,)))
    kernel[2, 1] = 0.0
    target = np.where(rng.random((6, 3)) < 0.5, -FAR, FAR)
    options = {"kernel_regularizer": make(**settings), "bias_regularizer": make(**settings)}
    layer, (_, loss, gradients) = run(x, kernel, bias, target, **options)
    return {
        "name": name,
        "settings": settings,
        "x": numbers(x),
        "kernel": numbers(kernel),
        "bias": numbers(bias),
        "target": target.astype(int).tolist(),
        "penalty": precise(sum(float(term) for term in layer.losses)),
        "loss": precise(float(loss)),
        "kernelGradient": numbers(gradients[0]),
        "biasGradient": numbers(gradients[1]),
    }


def default_of(name):
    """The strength that Keras takes when none is given."""
    if name == "l1l2":
        config = keras.regularizers.L1L2().get_config()
        return {"name": name, "l1": config["l1"], "l2": config["l2"]}
    kind = {"l1": keras.regularizers.L1, "l2": keras.regularizers.L2}[name]
    return {"name": name, name: numbers(kind().get_config()[name])}


def make(folder):
    rng = np.random.default_rng(2)
    starts = [entering(sizes, rng) for sizes in SIZES]
    names = [*NAMES, "softmax"]
    layers = [layer_case(name, place, arrays) for name in names for place, arrays in enumerate(starts)]
    settings = [("l1", {"l1": 0.03}), ("l2", {"l2": 0.07}), ("l1l2", {"l1": 0.02, "l2": 0.05})]
    regularizers = [regularizer_case(name, chosen, rng) for name, chosen in settings]
    defaults = [default_of(name) for name in ("l1", "l2", "l1l2")]
    written = [{key: numbers(array) for key, array in arrays.items()} for arrays in starts]
    write(
        folder,
        "dense",
        starts=written,
        layers=layers,
        regularizers=regularizers,
        regularizerDefaults=defaults,
    )
