"""Losses: value and gradient with respect to the prediction, with and without sample weights.

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


def case(name, truth, prediction, weights=None, dtype="float64", **options):
    """Losses of one batch; `dtype` is float32 only where the clip at 1 - 1e-7 must be float32's own."""
    loss = LOSSES[name](dtype=dtype, **options)
    predicted = tf.constant(prediction, dtype)
    with tf.GradientTape() as tape:
        tape.watch(predicted)
        value = loss(truth, predicted, sample_weight=weights)
    return {
        "loss": name,
        "fromLogits": bool(options.get("from_logits", False)),
        "dtype": dtype,
        "truth": numbers(truth),
        "prediction": numbers(prediction),
        **({} if weights is None else {"sampleWeight": numbers(weights)}),
        "value": precise(float(value)),
        "gradient": numbers(tape.gradient(value, predicted)),
    }


def softmax(logits):
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return single(powers / powers.sum(axis=-1, keepdims=True))


def batches(rng):
    """(loss, truth, prediction, options) for each loss, at one and at three outputs where both make sense."""
    numbers_1, numbers_3 = (single(rng.normal(size=(ROWS, width))) for width in (1, CLASSES))
    logits_1, logits_3 = (single(3 * rng.normal(size=(ROWS, width))) for width in (1, CLASSES))
    labels_1, labels_3 = ((rng.random((ROWS, width)) < 0.5).astype(float) for width in (1, CLASSES))
    classes = rng.integers(0, CLASSES, ROWS)
    one_hot = np.eye(CLASSES)[classes]
    soft = softmax(single(rng.normal(size=(ROWS, CLASSES))))
    chances_1, chances_3 = single(1 / (1 + np.exp(-logits_1))), single(1 / (1 + np.exp(-logits_3)))
    logits = {"from_logits": True}
    for name in ("meanSquaredError", "meanAbsoluteError"):
        yield name, numbers_1, logits_1, {}
        yield name, numbers_3, logits_3, {}
    for labels, chances, raw in ((labels_1, chances_1, logits_1), (labels_3, chances_3, logits_3)):
        yield "binaryCrossentropy", labels, chances, {}
        yield "binaryCrossentropy", labels, raw, logits
    for targets in (one_hot, soft):
        yield "categoricalCrossentropy", targets, softmax(logits_3), {}
        yield "categoricalCrossentropy", targets, logits_3, logits
    yield "sparseCategoricalCrossentropy", classes, softmax(logits_3), {}
    yield "sparseCategoricalCrossentropy", classes, logits_3, logits


def ordinary():
    rng = np.random.default_rng(3)
    weights = single(rng.uniform(0, 2, ROWS))
    weights[3] = 0.0
    both = (None, weights)
    return [
        case(name, truth, guess, w, **options) for name, truth, guess, options in batches(rng) for w in both
    ]


def extremes():
    """Certain and wrong: probabilities of exactly 0 and 1 are clipped at 1e-7, logits of +-80 are not."""
    sure = np.array([[0.0], [1.0], [1.0], [0.0], [1e-6], [0.999999]])
    labels = np.array([[0.0], [1.0], [0.0], [1.0], [1.0], [0.0]])
    rows = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [0.5, 0.5, 0.0]])
    classes = np.array([0, 0, 2, 2])
    far = np.array([[80.0], [-80.0], [80.0], [-80.0], [0.0], [1e-6]])
    far_rows = np.array([[80.0, -80.0, 0.0], [-80.0, 80.0, 0.0], [0.0, 0.0, 0.0], [100.0, 100.0, -100.0]])
    single_dtype = {"dtype": "float32"}
    return [
        case("binaryCrossentropy", labels, sure, **single_dtype),
        case("categoricalCrossentropy", np.eye(CLASSES)[classes], rows, **single_dtype),
        case("sparseCategoricalCrossentropy", classes, rows, **single_dtype),
        case("binaryCrossentropy", labels, far, from_logits=True),
        case("categoricalCrossentropy", np.eye(CLASSES)[classes], far_rows, from_logits=True),
        case("sparseCategoricalCrossentropy", classes, far_rows, from_logits=True),
    ]


def behind_activation():
    """Under TensorFlow, Keras takes the logits behind a sigmoid or softmax output: a sure and wrong row costs 40."""
    logits = np.array([[40.0], [-40.0], [1.5], [-0.25]], np.float32)
    classes = np.array([0, 1, 1, 0])
    return [
        evaluated("sigmoid", "binaryCrossentropy", logits, classes[:, None]),
        evaluated("softmax", "sparseCategoricalCrossentropy", np.concatenate([-logits, logits], 1), classes),
    ]


def evaluated(activation, name, logits, truth):
    model = keras.Sequential([keras.Input((logits.shape[1],)), keras.layers.Activation(activation)])
    model.compile(optimizer="sgd", loss=LOSSES[name](), jit_compile=False)
    value = model.evaluate(logits, truth, verbose=0)
    return {
        "activation": activation,
        "loss": name,
        "logits": numbers(logits),
        "truth": numbers(truth),
        "value": precise(value),
    }


def make(folder):
    write(folder, "losses", ordinary=ordinary(), extremes=extremes(), behindActivation=behind_activation())
