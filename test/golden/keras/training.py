"""Whole runs: given weights, data and batch order, ten epochs of Keras' own `fit`, loss and metrics per epoch.

`history` is Keras in float32 as its users run it; `precise` is the same run in float64, which shows how far rounding
alone carries float32 from the mathematics.
"""

import keras
import numpy as np

from writing import numbers, precise, single, write

EPOCHS, BATCH = 10, 32
OPTIMIZERS = {"sgd": keras.optimizers.SGD, "adam": keras.optimizers.Adam}
LEARNING_RATES = {"sgd": 0.1, "adam": 0.01}
# Ours -> Keras.
METRICS = {"accuracy": "accuracy", "auc": keras.metrics.AUC, "meanAbsoluteError": "mean_absolute_error"}
LOSSES = {
    "binaryCrossentropy": "binary_crossentropy",
    "sparseCategoricalCrossentropy": "sparse_categorical_crossentropy",
    "meanSquaredError": "mean_squared_error",
}


def table(rng, rows, columns, outcome):
    x = single(rng.normal(size=(rows, columns)))
    signal = x @ rng.normal(size=(columns, 4)) / np.sqrt(columns)
    noise = rng.normal(size=(rows, 4)) * 0.5
    if outcome == "binary":
        return x, (np.tanh(signal[:, :1]) + signal[:, 1:2] * signal[:, 2:3] + noise[:, :1] > 0.3).astype(
            float
        )
    if outcome == "classes":
        return x, np.argmax(signal + noise, axis=1)
    return x, single(np.sin(signal[:, :1]) + 0.5 * signal[:, 1:2] + 0.3 * noise[:, :1])


def glorot(rng, sizes):
    """Kernels and biases in the order of getWeights; biases away from zero, so that a lost one shows."""
    weights = []
    for inputs, units in zip(sizes, sizes[1:]):
        limit = np.sqrt(6 / (inputs + units))
        weights += [
            single(rng.uniform(-limit, limit, (inputs, units))),
            single(rng.normal(size=units) * 0.05),
        ]
    return weights


def build(net, dtype, optimizer):
    regularizer = keras.regularizers.L2(net["l2"]) if "l2" in net else None
    model = keras.Sequential([keras.Input((net["sizes"][0],), dtype=dtype)])
    for units, activation in zip(net["sizes"][1:], net["activations"]):
        model.add(
            keras.layers.Dense(units, activation=activation, kernel_regularizer=regularizer, dtype=dtype)
        )
    metrics = [
        METRICS[name] if isinstance(METRICS[name], str) else METRICS[name](name=name)
        for name in net["metrics"]
    ]
    model.compile(
        optimizer=OPTIMIZERS[optimizer](learning_rate=LEARNING_RATES[optimizer]),
        loss=LOSSES[net["loss"]],
        metrics=metrics,
        jit_compile=False,
    )
    model.set_weights(net["weights"])
    return model


def fit(net, dtype, optimizer):
    """The history under our names, the weights after it, and `evaluate` on the training rows."""
    keras.config.set_floatx(dtype)
    model = build(net, dtype, optimizer)
    fitted = model.fit(
        net["x"].astype(dtype),
        net["y"],
        epochs=EPOCHS,
        batch_size=BATCH,
        shuffle=False,
        verbose=0,
        sample_weight=net.get("sampleWeight"),
        class_weight=net.get("classWeight"),
        validation_data=(net["xValidation"].astype(dtype), net["yValidation"]),
    )
    evaluated = model.evaluate(
        net["x"].astype(dtype), net["y"], batch_size=BATCH, verbose=0, return_dict=True
    )
    keras.config.set_floatx("float32")
    history = {ours(key): [precise(value) for value in values] for key, values in fitted.history.items()}
    return history, model.get_weights(), {ours(key): precise(value) for key, value in evaluated.items()}


def ours(key):
    return key.replace("mean_absolute_error", "meanAbsoluteError")


def run(name, net, optimizer, **options):
    """One line of the file: what was asked beside the net itself, and what Keras reported."""
    asked = {**net, **options}
    history, weights, evaluated = fit(asked, "float32", optimizer)
    exact, _, _ = fit(asked, "float64", optimizer)
    return {
        "net": name,
        "optimizer": optimizer,
        "learningRate": LEARNING_RATES[optimizer],
        **{key: numbers(value) if key == "sampleWeight" else value for key, value in options.items()},
        "history": history,
        "precise": exact,
        "final": [numbers(array) for array in weights],
        "evaluated": evaluated,
    }


def net(rng, outcome, rows, sizes, activations, loss, metrics):
    x, y = table(rng, sum(rows), sizes[0], outcome)
    return {
        "sizes": sizes,
        "activations": activations,
        "loss": loss,
        "metrics": metrics,
        "weights": glorot(rng, sizes),
        "x": x[: rows[0]],
        "y": y[: rows[0]],
        "xValidation": x[rows[0] :],
        "yValidation": y[rows[0] :],
    }


def written(name, net):
    arrays = {key: numbers(net[key]) for key in ("x", "y", "xValidation", "yValidation")}
    described = {key: net[key] for key in ("sizes", "activations", "loss", "metrics")}
    return {"name": name, **described, **arrays, "weights": [numbers(array) for array in net["weights"]]}


def make(folder):
    rng = np.random.default_rng(8)
    relu, curved = ["relu", "relu", "softmax"], ["tanh", "relu", "sigmoid"]
    nets = {
        "binary": net(
            rng, "binary", (145, 37), [11, 8, 5, 1], curved, "binaryCrossentropy", ["accuracy", "auc"]
        ),
        "classes": net(
            rng, "classes", (203, 45), [20, 16, 8, 4], relu, "sparseCategoricalCrossentropy", ["accuracy"]
        ),
        "numbers": net(
            rng,
            "numbers",
            (101, 33),
            [7, 9, 1],
            ["relu", "linear"],
            "meanSquaredError",
            ["meanAbsoluteError"],
        ),
    }
    asked = [
        ("binary", {}),
        ("classes", {}),
        ("numbers", {}),
        ("numbers", {"l2": 0.01}),
        ("binary", {"sampleWeight": single(rng.uniform(0, 2, 145))}),
        ("classes", {"classWeight": {0: 0.5, 1: 2.0, 2: 1.0, 3: 1.5}}),
    ]
    runs = [
        run(name, nets[name], optimizer, **options) for name, options in asked for optimizer in OPTIMIZERS
    ]
    write(
        folder,
        "training",
        epochs=EPOCHS,
        batchSize=BATCH,
        nets=[written(*pair) for pair in nets.items()],
        runs=runs,
    )
