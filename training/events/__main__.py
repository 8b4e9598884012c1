"""Train the classifier of event types on our own sentences: ``python training/events OUTPUT [--check]``."""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Token
from torch import nn

from verbale.findings.event_types import NONE, vector_of
from verbale.language import load_pipeline

HERE = Path(__file__).resolve().parent
HIDDEN, COPIES = 96, 4  # hidden units of a copy; copies with seeds of their own, kept as one
PASSES, BATCH, RATE, DECAY, DROPOUT, SMOOTHING = 24, 64, 2e-3, 0.05, 0.3, 0.05
NOT_HEADS = frozenset(("AUX", "PART", "ADP", "DET", "PUNCT", "PRON", "ADV"))
FOLDS = 5
Floats = NDArray[np.float32]


def heads_of(doc: Doc, start: int, end: int) -> list[Token]:
    """Return the words that stand for an event: the head of its words, and an event noun that a light verb carries.

    Args:
        doc: The sentence.
        start: First character of the event's words.
        end: The character behind the last.
    """
    inside = [token for token in doc if token.idx < end and start < token.idx + len(token)]
    free = [t for t in inside if t.pos_ not in NOT_HEADS]
    tops = [t for t in free if t.head not in inside or t.head == t] or free or inside
    carried = [t for t in inside if t.dep_ == "obj" and t.head == tops[0] and t.pos_ == "NOUN"]
    return [*tops[:1], *carried]


def read_examples(nlp: Language) -> tuple[Floats, list[str], list[str]]:
    """Read the examples.

    Args:
        nlp: The shipped pipeline.

    Returns:
        Vectors, types and lemmas.
    """
    rows = [
        json.loads(line)
        for file in sorted(HERE.glob("examples*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    texts = list(dict.fromkeys(row["text"] for row in rows))
    docs = dict(zip(texts, nlp.pipe(texts), strict=True))
    vectors: list[Floats] = []
    types: list[str] = []
    lemmas: list[str] = []
    for row in rows:
        start = row.get("start", row["text"].find(row["event"]))
        for token in heads_of(docs[row["text"]], start, start + len(row["event"])):
            vectors.append(vector_of(token))
            types.append(row["type"])
            lemmas.append(token.lemma_.lower())
    return np.stack(vectors), types, lemmas


def fit(vectors: torch.Tensor, numbers: torch.Tensor, labels: int, seed: int) -> nn.Sequential:
    """Train one copy.

    Args:
        vectors: Standardised vectors.
        numbers: The number of each one's label.
        labels: How many there are.
        seed: Of its random choices.
    """
    torch.manual_seed(seed)
    net = nn.Sequential(
        nn.Dropout(DROPOUT),
        nn.Linear(vectors.shape[1], HIDDEN),
        nn.ReLU(),
        nn.Dropout(DROPOUT),
        nn.Linear(HIDDEN, labels),
    )
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    loss = nn.CrossEntropyLoss(label_smoothing=SMOOTHING)
    for _ in range(PASSES):
        for part in torch.randperm(len(vectors)).split(BATCH):
            optimizer.zero_grad()
            loss(net(vectors[part]), numbers[part]).backward()
            optimizer.step()
    return net.eval()


def joined(nets: list[nn.Sequential], labels: list[str], mean: Floats, scale: Floats) -> dict[str, NDArray[np.generic]]:
    """Join copies into one network whose scores are the mean of theirs."""
    firsts = [net[1] for net in nets]
    lasts = [net[4] for net in nets]
    with torch.no_grad():
        return {
            "labels": np.array(labels),
            "mean": mean.astype(np.float16),
            "scale": scale.astype(np.float16),
            "first": np.concatenate([f.weight.T.numpy() for f in firsts], axis=1).astype(np.float16),
            "first_bias": np.concatenate([f.bias.numpy() for f in firsts]).astype(np.float16),
            "last": (np.concatenate([last.weight.T.numpy() for last in lasts]) / len(nets)).astype(np.float16),
            "last_bias": (sum(last.bias.numpy() for last in lasts) / len(nets)).astype(np.float16),
        }


def check(vectors: torch.Tensor, numbers: torch.Tensor, labels: list[str], lemmas: list[str]) -> None:
    """Print the accuracy and the macro-F1 of cross-validation, no word being in training and test."""
    groups = sorted(set(lemmas))
    random.Random(0).shuffle(groups)
    fold = {lemma: i % FOLDS for i, lemma in enumerate(groups)}
    folds = torch.tensor([fold[lemma] for lemma in lemmas])
    likely = torch.zeros(len(numbers), len(labels))
    for number in range(FOLDS):
        train, test = folds != number, folds == number
        net = fit(vectors[train], numbers[train], len(labels), 0)
        with torch.no_grad():
            likely[test] = net(vectors[test]).softmax(dim=1)
    found = likely.argmax(dim=1)
    pairs = Counter(zip(numbers.tolist(), found.tolist(), strict=True))
    gold, told = Counter(numbers.tolist()), Counter(found.tolist())
    scores = {label: 2 * pairs[i, i] / (gold[i] + told[i]) for i, label in enumerate(labels)}
    print(f"accuracy {(found == numbers).float().mean():.3f}, macro-F1 {sum(scores.values()) / len(scores):.3f}")
    print(" ".join(f"{label} {score:.2f}" for label, score in scores.items()))
    for least in (0.4, 0.5, 0.6, 0.7, 0.8):
        sure = (likely.max(dim=1).values >= least) & (found != labels.index(NONE))
        right = (found == numbers)[sure].float().mean()
        print(
            f"at {least}: {int(sure.sum())} of {int((numbers != labels.index(NONE)).sum())} judged, {right:.3f} right"
        )


def main() -> None:
    """Read the command line, train and write."""
    options = argparse.ArgumentParser(prog="training/events", description=__doc__)
    options.add_argument("output", type=Path, help="the file to write: event_types.npz")
    options.add_argument("--check", action="store_true", help="print the figures of cross-validation")
    chosen = options.parse_args()
    torch.set_num_threads(1)
    raw, types, lemmas = read_examples(load_pipeline())
    labels = sorted(set(types))
    numbers = torch.tensor([labels.index(t) for t in types])
    mean, scale = raw.mean(axis=0), raw.std(axis=0) + 1e-3
    vectors = torch.tensor((raw - mean) / scale)
    print(f"{len(types)} examples, {len(set(lemmas))} words")
    if chosen.check:
        check(vectors, numbers, labels, lemmas)
    nets = [fit(vectors, numbers, len(labels), seed) for seed in range(COPIES)]
    np.savez_compressed(chosen.output, **joined(nets, labels, mean, scale))
    print(f"{chosen.output}: {chosen.output.stat().st_size / 1e6:.2f} MB")


main()
