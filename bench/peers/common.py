"""What the Python peers share: the command line, the data, the time box and the line they print.

A peer gives three functions to `main`: fit(work, watch), predict(work) and seed(work). It never measures by itself.
"""

import argparse
import json
import os
import statistics
import time

import numpy as np

WARM_STEPS = 100


class Work:
    """One named workload with its data: x (rows, inputs) and y, classes (rows) or 0/1 (rows, 1)."""

    def __init__(self, name):
        with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "workloads.json")) as file:
            shape = json.load(file)[name]
        self.sizes, self.rows, self.batch, self.epochs = (
            shape[key] for key in ("sizes", "rows", "batch", "epochs")
        )
        self.binary = self.sizes[-1] == 1
        self.steps = -(-self.rows // self.batch)
        rng = np.random.default_rng(1)
        self.teacher = rng.normal(size=(self.sizes[0], max(2, self.sizes[-1])))
        self.x, self.y = self.draw(rng, self.rows)
        self.x_test, self.y_test = self.draw(rng, 1000)

    def draw(self, rng, rows):
        x = rng.uniform(-1, 1, (rows, self.sizes[0]))
        classes = np.argmax(x @ self.teacher, axis=1)
        y = classes[:, None].astype(np.float32) if self.binary else classes.astype(np.int32)
        return x.astype(np.float32), y

    def accuracy(self, predicted):
        """Share of the test rows that are right, from probabilities (rows, outputs)."""
        guess = predicted[:, 0] > 0.5 if self.binary else np.argmax(predicted, axis=1)
        return float(np.mean(guess == self.y_test.reshape(-1)))


class Watch:
    """The time box of a training run. Call `epoch(steps)` after each epoch; go on while it returns True.

    Epochs that begin within the first 100 steps are dropped (compilation, caches), unless the steps are so slow
    that dropping them would cost more than the time box itself.
    """

    def __init__(self, seconds):
        self.seconds, self.counted, self.done, self.spent = seconds, [], 0, 0.0
        self.last = time.perf_counter()

    def epoch(self, steps):
        now = time.perf_counter()
        took, self.last = now - self.last, now
        if self.done >= WARM_STEPS or (self.done > 0 and took > self.seconds):
            self.counted.append(took / steps * 1e6)
            self.spent += took
        self.done += steps
        enough = len(self.counted) >= 3 and self.spent >= self.seconds
        return not (enough or self.spent >= 4 * self.seconds)


def timed_calls(call, seconds):
    """Microseconds per call, in nine runs of equal length after a warm-up."""
    for _ in range(30):
        call()
    begin = time.perf_counter()
    call()
    each = max(1, int(seconds / 9 / max(1e-7, time.perf_counter() - begin)))
    return [one_run(call, each) for _ in range(9)]


def one_run(call, times):
    begin = time.perf_counter()
    for _ in range(times):
        call()
    return (time.perf_counter() - begin) / times * 1e6


def grouped(values, groups=9):
    """At most nine repeats to print: means of neighbours."""
    count = min(groups, len(values))
    edges = [round(i * len(values) / count) for i in range(count + 1)]
    return [statistics.fmean(values[a:b]) for a, b in zip(edges, edges[1:])]


def report(peer, workload, unit, values):
    repeats = [float(f"{value:.4g}") for value in grouped(values)]
    line = {
        "peer": peer,
        "workload": workload,
        "unit": unit,
        "value": statistics.median(repeats),
        "repeats": repeats,
    }
    print(json.dumps(line), flush=True)


def main(peer, fit, predict, seed):
    parser = argparse.ArgumentParser()
    parser.add_argument("--workload", required=True)
    parser.add_argument("--seconds", type=float, default=0.5)
    asked = parser.parse_args()
    if asked.workload == "seed":
        # Timed from outside: the whole process, from its start to this line.
        print(json.dumps({"peer": peer, "workload": "seed", "accuracy": seed(Work("W1"))}), flush=True)
    elif asked.workload == "predict":
        report(peer, "predict", "us", timed_calls(predict(Work("W1")), asked.seconds))
    else:
        watch = Watch(asked.seconds)
        fit(Work(asked.workload), watch)
        report(peer, asked.workload, "us/step", watch.counted)
