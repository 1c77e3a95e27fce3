"""When early stopping stops and what it restores, on curves written by hand; how a validation split is cut."""

import keras
from keras.src.trainers.data_adapters import array_slicing
import numpy as np

from writing import numbers, precise, write

CURVES = {
    "down then up": [1.0, 0.8, 0.6, 0.5, 0.45, 0.46, 0.47, 0.5, 0.55, 0.6, 0.65, 0.7],
    "bumpy": [1.0, 0.7, 0.75, 0.72, 0.69, 0.71, 0.7, 0.68, 0.74, 0.73, 0.72, 0.71],
    "flat": [0.5] * 12,
    "only up": [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4],
    "slow": [1.0, 0.995, 0.99, 0.985, 0.98, 0.975, 0.97, 0.965, 0.96, 0.955, 0.95, 0.945],
}
RISING = {"up then down": [0.5, 0.6, 0.7, 0.75, 0.74, 0.73, 0.76, 0.72, 0.71, 0.7, 0.69, 0.68]}
# Keras' name of a setting -> ours.
SETTINGS = {
    "monitor": "monitor",
    "patience": "patience",
    "min_delta": "minDelta",
    "mode": "mode",
    "baseline": "baseline",
    "restore_best_weights": "restoreBestWeights",
    "start_from_epoch": "startFromEpoch",
}
CHOSEN = [
    {},
    {"patience": 1},
    {"patience": 3},
    {"patience": 2, "min_delta": 0.01},
    {"patience": 2, "min_delta": 0.04},
    {"patience": 2, "restore_best_weights": True},
    {"patience": 3, "restore_best_weights": True, "min_delta": 0.02},
    {"patience": 2, "start_from_epoch": 5, "restore_best_weights": True},
    {"patience": 3, "baseline": 0.6, "restore_best_weights": True},
    {"patience": 2, "baseline": 0.1, "restore_best_weights": True},
]


class Stub:
    """All that the callback asks of a model; its one weight is the number of epochs trained."""

    def __init__(self):
        self.stop_training = False
        self.metrics = []
        self.epochs = 0

    def get_weights(self):
        return [np.array([self.epochs])]

    def set_weights(self, weights):
        self.epochs = int(weights[0][0])


def decide(curve_name, curve, settings):
    callback = keras.callbacks.EarlyStopping(**settings)
    model = Stub()
    callback.set_model(model)
    callback.on_train_begin()
    ran = 0
    for epoch, value in enumerate(curve):
        ran = model.epochs = epoch + 1
        callback.on_epoch_end(epoch, {callback.monitor: value})
        if model.stop_training:
            break
    callback.on_train_end()
    renamed = {SETTINGS[key]: value for key, value in settings.items()}
    return {"curve": curve_name, "settings": renamed, "epochsRun": ran, "weightsOfEpoch": model.epochs}


def decisions():
    falling = [decide(name, curve, settings) for name, curve in CURVES.items() for settings in CHOSEN]
    accuracy = {"monitor": "val_accuracy", "patience": 2, "restore_best_weights": True}
    rising = [
        decide(name, curve, {**accuracy, "mode": mode})
        for name, curve in RISING.items()
        for mode in ("max", "min")
    ]
    return falling + rising


def overfitting():
    """A real run: 12 rows, a wide net, validation loss that falls and then rises; stopped, and best weights restored."""
    rng = np.random.default_rng(9)
    truth = rng.normal(size=(4, 1)) * 0.5
    x, x_validation = rng.normal(size=(12, 4)), rng.normal(size=(9, 4))
    y, y_validation = (table @ truth + 0.5 * rng.normal(size=(len(table), 1)) for table in (x, x_validation))
    start = [rng.normal(size=(4, 16)) * 0.4, np.zeros(16), rng.normal(size=(16, 1)) * 0.2, np.zeros(1)]
    arrays = [np.asarray(array, np.float32) for array in (x, y, x_validation, y_validation)]
    start = [np.asarray(array, np.float32) for array in start]
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(16, "tanh"), keras.layers.Dense(1)])
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.05), loss="mean_squared_error", jit_compile=False
    )
    model.set_weights(start)
    stopping = keras.callbacks.EarlyStopping(patience=4, restore_best_weights=True)
    fitted = model.fit(
        arrays[0],
        arrays[1],
        batch_size=5,
        epochs=100,
        shuffle=False,
        verbose=0,
        validation_data=(arrays[2], arrays[3]),
        callbacks=[stopping],
    )
    names = ("x", "y", "xValidation", "yValidation")
    return {
        **{name: numbers(array) for name, array in zip(names, arrays)},
        "weights": [numbers(array) for array in start],
        "patience": 4,
        "learningRate": 0.05,
        "batchSize": 5,
        "epochs": 100,
        "valLoss": [precise(value) for value in fitted.history["val_loss"]],
        "final": [numbers(array) for array in model.get_weights()],
    }


def splits():
    """Rows that train under validationSplit: the first floor(rows * (1 - split)); the last ones validate."""
    asked = [(rows, split) for rows in (2, 3, 10, 37, 100, 303) for split in (0.1, 0.2, 0.29, 0.33, 0.5, 0.9)]
    made = [(rows, split, training_rows(rows, split)) for rows, split in asked]
    return [{"rows": rows, "split": split, "training": kept} for rows, split, kept in made]


def training_rows(rows, split):
    """null where Keras refuses: one of the two sides would be empty."""
    try:
        (kept,), (held,) = array_slicing.train_validation_split((np.arange(rows),), split)
    except ValueError:
        return None
    if list(held[:]) != list(range(len(kept[:]), rows)):
        raise AssertionError("the validation rows are not the last ones")
    return len(kept[:])


def make(folder):
    write(
        folder,
        "stopping",
        curves={**CURVES, **RISING},
        decisions=decisions(),
        overfitting=overfitting(),
        splits=splits(),
    )
