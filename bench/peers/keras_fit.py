"""Keras 3 as its users run it: Sequential, compile, fit, predict, on the backend that KERAS_BACKEND names."""

import keras

from common import main


def build(work):
    *hidden, outputs = work.sizes[1:]
    last = "sigmoid" if work.binary else "softmax"
    model = keras.Sequential([keras.Input((work.sizes[0],))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(outputs, activation=last))
    loss = "binary_crossentropy" if work.binary else "sparse_categorical_crossentropy"
    model.compile(optimizer="adam", loss=loss, metrics=["accuracy"])
    return model


class Timer(keras.callbacks.Callback):
    """Tells the watch of each epoch of one long `fit`, so that the cost of calling `fit` is not counted."""

    def __init__(self, work, watch):
        super().__init__()
        self.work, self.watch = work, watch

    def on_epoch_end(self, epoch, logs=None):
        if not self.watch.epoch(self.work.steps):
            self.model.stop_training = True


def fit(work, watch):
    timer = Timer(work, watch)
    build(work).fit(work.x, work.y, batch_size=work.batch, epochs=10**6, verbose=0, callbacks=[timer])


def predict(work):
    model, row = build(work), work.x[:1]
    return lambda: model.predict(row, verbose=0)


def seed(work):
    model = build(work)
    model.fit(work.x, work.y, batch_size=work.batch, epochs=work.epochs, verbose=0)
    return work.accuracy(model.predict(work.x_test, verbose=0))


def run(peer):
    main(peer, fit, predict, seed)
