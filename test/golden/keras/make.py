"""Makes the golden files of this folder with Keras 3: python make.py [--out FOLDER] [topic ...]

Run it with the environment of scripts/python-venv.mjs: `$(node scripts/python-venv.mjs oracles) test/golden/keras/make.py`.
`npm run test:peers` makes them again in a temporary folder and compares them with the committed ones.
"""

import argparse
import importlib
import os
import sys

sys.dont_write_bytecode = True

TOPICS = ["activations", "dense", "losses", "metrics", "optimizers", "initializers", "training", "stopping"]


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("topics", nargs="*", metavar="topic")
    parser.add_argument("--out", default=here)
    asked = parser.parse_args()
    for topic in asked.topics or TOPICS:
        importlib.import_module(topic).make(asked.out)
        print(f"{topic}.json")


if __name__ == "__main__":
    main()
