"""Metrics over several batches, unweighted and with sample weights (Keras' `metrics` and `weighted_metrics`)."""

import keras
import numpy as np

from writing import numbers, precise, single, write

BATCHES = [16, 16, 16, 9]
ROWS = sum(BATCHES)
CLASSES = 4


def run(metric, truth, prediction, weights):
    start = 0
    for size in BATCHES:
        rows = slice(start, start + size)
        metric.update_state(
            truth[rows], prediction[rows], sample_weight=None if weights is None else weights[rows]
        )
        start += size
    return precise(float(metric.result()))


def case(name, make, truth, prediction, weights):
    return {
        "metric": name,
        "plain": run(make(), truth, prediction, None),
        "weighted": run(make(), truth, prediction, weights),
    }


def binary(rng, weights):
    """Labels that the prediction half knows; two predictions of exactly 0.5, which is not above the threshold."""
    labels = (rng.random((ROWS, 1)) < 0.4).astype(float)
    chances = single(1 / (1 + np.exp(-(1.5 * rng.normal(size=(ROWS, 1)) + labels - 0.5))))
    chances[:2] = 0.5
    makers = {
        "binaryAccuracy": keras.metrics.BinaryAccuracy,
        "auc": keras.metrics.AUC,
        "precision": keras.metrics.Precision,
        "recall": keras.metrics.Recall,
        "meanSquaredError": keras.metrics.MeanSquaredError,
        "meanAbsoluteError": keras.metrics.MeanAbsoluteError,
    }
    cases = [case(name, make, labels, chances, weights) for name, make in makers.items()]
    return {"truth": numbers(labels), "prediction": numbers(chances), "cases": cases}


def many(rng, weights):
    """Classes, sparse and one-hot; one row has two equal highest scores, the first of which counts."""
    classes = rng.integers(0, CLASSES, ROWS)
    scores = rng.normal(size=(ROWS, CLASSES)) + 1.2 * np.eye(CLASSES)[classes]
    chances = single(np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True))
    chances[0] = [0.125, 0.375, 0.375, 0.125]
    sparse = case(
        "sparseCategoricalAccuracy", keras.metrics.SparseCategoricalAccuracy, classes, chances, weights
    )
    one_hot = np.eye(CLASSES)[classes]
    dense = case("categoricalAccuracy", keras.metrics.CategoricalAccuracy, one_hot, chances, weights)
    return {"truth": numbers(classes), "prediction": numbers(chances), "cases": [sparse, dense]}


def edges():
    """What is reported when a count is empty: no positive predicted, no positive present, one class only."""
    rows = {
        "nobodyPredicted": ([[0.0], [1.0], [1.0]], [[0.1], [0.2], [0.3]]),
        "nobodyIll": ([[0.0], [0.0], [0.0]], [[0.1], [0.7], [0.3]]),
        "everybodyIll": ([[1.0], [1.0], [1.0]], [[0.1], [0.7], [0.3]]),
        "allAlike": ([[1.0], [0.0], [1.0], [0.0]], [[0.3], [0.3], [0.3], [0.3]]),
    }
    makers = {"auc": keras.metrics.AUC, "precision": keras.metrics.Precision, "recall": keras.metrics.Recall}
    return [
        {
            "rows": name,
            "truth": truth,
            "prediction": guess,
            **{metric: value(make, truth, guess) for metric, make in makers.items()},
        }
        for name, (truth, guess) in rows.items()
    ]


def value(make, truth, prediction):
    metric = make()
    metric.update_state(np.array(truth), np.array(prediction))
    return precise(float(metric.result()))


def make(folder):
    rng = np.random.default_rng(4)
    weights = single(rng.uniform(0, 3, ROWS))
    weights[5] = 0.0
    write(
        folder,
        "metrics",
        batches=BATCHES,
        sampleWeight=numbers(weights),
        binary=binary(rng, weights),
        many=many(rng, weights),
        edges=edges(),
    )
