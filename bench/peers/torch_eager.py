"""PyTorch eager: the loop its users write, without a DataLoader (a quarter faster so), Adam as it comes."""

import torch
from torch import nn

from common import main

torch.set_num_threads(1)


def build(work):
    layers = []
    for inputs, units in zip(work.sizes[:-1], work.sizes[1:]):
        layers += [nn.Linear(inputs, units), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


class Trainer:
    """The last layer gives logits; the loss applies the sigmoid or softmax, as is usual in PyTorch."""

    def __init__(self, work):
        self.work, self.model = work, build(work)
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=1e-3, eps=1e-7)
        self.loss = nn.BCEWithLogitsLoss() if work.binary else nn.CrossEntropyLoss()
        self.x = torch.from_numpy(work.x)
        self.y = torch.from_numpy(work.y if work.binary else work.y.astype("int64"))

    def epoch(self):
        order, right = torch.randperm(self.work.rows), torch.zeros((), dtype=torch.int64)
        for rows in order.split(self.work.batch):
            right += self.step(self.x[rows], self.y[rows])
        return right.item() / self.work.rows

    def step(self, x, y):
        self.optimizer.zero_grad()
        logits = self.model(x)
        self.loss(logits, y).backward()
        self.optimizer.step()
        guess = (logits.detach() > 0).float() if self.work.binary else logits.detach().argmax(1)
        return (guess == y).sum()

    def probabilities(self, x):
        with torch.inference_mode():
            logits = self.model(torch.from_numpy(x))
            return (torch.sigmoid(logits) if self.work.binary else torch.softmax(logits, 1)).numpy()


def fit(work, watch):
    trainer = Trainer(work)
    trainer.epoch()
    while watch.epoch(work.steps):
        trainer.epoch()


def predict(work):
    trainer, row = Trainer(work), work.x[:1]
    return lambda: trainer.probabilities(row)


def seed(work):
    trainer = Trainer(work)
    for _ in range(work.epochs):
        trainer.epoch()
    return work.accuracy(trainer.probabilities(work.x_test))


main("torch-eager", fit, predict, seed)
