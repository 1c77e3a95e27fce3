"""Losses: value and gradient with respect to the last layer's output, with and without sample weights.

Cross-entropies are taken from logits. Behind a sigmoid or softmax Keras under TensorFlow takes the logits too, so
the same numbers hold there; only binary cross-entropy behind a softmax works on probabilities, clipped at 1e-7.
Sample weights follow Keras 3: each row's loss is multiplied by its weight and the sum is divided by the number of
rows, not by the sum of the weights.
"""

import keras
import numpy as np
import tensorflow as tf

from writing import numbers, precise, single, write

ROWS, CLASSES = 8, 3

LOSSES = {
    "meanSquaredError": keras.losses.MeanSquaredError,
    "meanAbsoluteError": keras.losses.MeanAbsoluteError,
    "binaryCrossentropy": keras.losses.BinaryCrossentropy,
    "categoricalCrossentropy": keras.losses.CategoricalCrossentropy,
    "sparseCategoricalCrossentropy": keras.losses.SparseCategoricalCrossentropy,
}


def case(name, truth, output, weights=None):
    options = {"from_logits": True} if name.endswith("Crossentropy") else {}
    value, gradient = taken(LOSSES[name](dtype="float64", **options), truth, output, weights)
    weighting = {} if weights is None else {"sampleWeight": numbers(weights)}
    written = {"truth": numbers(truth), "output": numbers(output), **weighting}
    return {"loss": name, **written, "value": precise(value), "gradient": numbers(gradient)}


def taken(loss, truth, output, weights=None, activation=None, dtype="float64"):
    """Value, and gradient with respect to `output`, to which the activation is applied first."""
    watched = tf.constant(output, dtype)
    with tf.GradientTape() as tape:
        tape.watch(watched)
        predicted = watched if activation is None else activation(watched)
        value = loss(truth, predicted, sample_weight=weights)
    return float(value), tape.gradient(value, watched)


def batches(rng):
    """(loss, truth, output) for each loss, at one and at three outputs where both make sense."""
    reals_1, reals_3 = (single(rng.normal(size=(ROWS, width))) for width in (1, CLASSES))
    outputs_1, outputs_3 = (single(3 * rng.normal(size=(ROWS, width))) for width in (1, CLASSES))
    labels_1, labels_3 = ((rng.random((ROWS, width)) < 0.5).astype(float) for width in (1, CLASSES))
    classes = rng.integers(0, CLASSES, ROWS)
    shares = single(rng.dirichlet(np.ones(CLASSES), ROWS))
    for name in ("meanSquaredError", "meanAbsoluteError"):
        yield name, reals_1, outputs_1
        yield name, reals_3, outputs_3
    yield "binaryCrossentropy", labels_1, outputs_1
    yield "binaryCrossentropy", labels_3, outputs_3
    yield "categoricalCrossentropy", np.eye(CLASSES)[classes], outputs_3
    yield "categoricalCrossentropy", shares, outputs_3
    yield "sparseCategoricalCrossentropy", classes, outputs_3


def ordinary():
    rng = np.random.default_rng(3)
    weights = single(rng.uniform(0, 2, ROWS))
    weights[3] = 0.0
    return [case(name, truth, output, w) for name, truth, output in batches(rng) for w in (None, weights)]


def extremes():
    """Sure and wrong: a logit of 80 on the wrong side costs 80, and its gradient is a whole row's share."""
    labels = np.array([[0.0], [1.0], [0.0], [1.0], [1.0], [0.0]])
    logits = np.array([[80.0], [-80.0], [-80.0], [80.0], [0.0], [1e-6]])
    rows = np.array([[80.0, -80.0, 0.0], [-80.0, 80.0, 0.0], [0.0, 0.0, 0.0], [100.0, 100.0, -100.0]])
    classes = np.array([0, 0, 2, 2])
    return [
        case("binaryCrossentropy", labels, logits),
        case("categoricalCrossentropy", np.eye(CLASSES)[classes], rows),
        case("sparseCategoricalCrossentropy", classes, rows),
    ]


def binary_behind_softmax():
    """In float32, since the clip at 1 - 1e-7 is float32's own; the last two rows are clipped on both sides."""
    rng = np.random.default_rng(10)
    logits = np.concatenate([2 * rng.normal(size=(5, CLASSES)), [[200, -200, 0], [-200, 0, 200]]])
    labels = np.concatenate([rng.random((5, CLASSES)) < 0.5, [[1, 0, 1], [1, 1, 0]]]).astype(np.float32)
    value, gradient = taken(LOSSES["binaryCrossentropy"](), labels, logits, None, tf.nn.softmax, "float32")
    return {
        "truth": numbers(labels),
        "output": numbers(logits),
        "value": precise(value),
        "gradient": numbers(gradient),
    }


def make(folder):
    write(
        folder,
        "losses",
        ordinary=ordinary(),
        extremes=extremes(),
        binaryBehindSoftmax=binary_behind_softmax(),
        behindActivation=[
            behind("sigmoid", "binaryCrossentropy", [[40.0], [-40.0], [1.5], [-0.25]], [[0], [1], [1], [0]]),
            behind("softmax", "sparseCategoricalCrossentropy", [[-40.0, 40.0], [40.0, -40.0]], [0, 1]),
        ],
    )


def behind(activation, name, logits, truth):
    """What `evaluate` says of a model that ends in an activation: it never saw a probability of 0."""
    model = keras.Sequential([keras.Input((len(logits[0]),)), keras.layers.Activation(activation)])
    model.compile(optimizer="sgd", loss=LOSSES[name](), jit_compile=False)
    value = model.evaluate(np.array(logits, np.float32), np.array(truth), verbose=0)
    return {"activation": activation, "loss": name, "logits": logits, "truth": truth, "value": precise(value)}
