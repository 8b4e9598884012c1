"""The command line of the recipe."""

from __future__ import annotations

import argparse
import json
import logging
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch

from encoder import pretrained
from sense.examples import Act, Example, acts, claims, entries, neutral, news
from sense.export import export_all
from sense.fit import PASSES, batch_of, train
from sense.network import SIDES, Senses
from verbale.language import load_pipeline
from verbale.language.encoder.wordpiece import WordPieces
from verbale.language.sense import LABELS, NONE
from verbale.lexicon import load_lexicon
from verbale.model import PLOVER_TYPES

FOLDS = 5
LOG = logging.getLogger("sense")


def fold_of(lemma: str) -> int:
    """The fold in which a lemma's acts are held back: words that are judged were never seen."""
    return zlib.crc32(lemma.encode()) % FOLDS


def kept(examples: Sequence[Example], wanted: Callable[[Act], bool]) -> list[Example]:
    """The examples with only such acts, those without any left out."""
    told = ((e, tuple(a for a in e.acts if wanted(a))) for e in examples)
    return [Example(e.part, a, e.causal, e.spans) for e, a in told if a]


def check_acts(network: Senses, held: Sequence[Example], types: Sequence[str]) -> str:
    """How many of the acts held back are told right, and how sure it is of them; and their sides."""
    right: list[bool] = []
    sure: list[float] = []
    sides: dict[str, list[bool]] = {f"{n}{k}": [] for n in SIDES for k in ("", " named")}
    with torch.inference_mode():
        for example in held:
            scores = network(*batch_of([example]).tensors())
            likely = scores.acts[0].softmax(dim=-1)
            for act in example.acts:
                best = int(likely[act.word].argmax())
                right.append(types[best] == act.kind)
                sure.append(float(likely[act.word, best]))
                for number, name in enumerate(SIDES):
                    named = act.sides[number]
                    if named is not None:
                        found = int(getattr(scores, name)[0, act.word].argmax())
                        fits = found - 1 in named if named else found == 0
                        sides[name].append(fits)
                        if named:
                            sides[f"{name} named"].append(fits)
    told = [f"acts {np.mean(right):.3f} of {len(right)}"]
    for level in (0.5, 0.6, 0.7, 0.8, 0.9):
        over = np.array(sure) >= level
        told.append(f"at {level}: {over.mean():.2f} of them, {np.array(right)[over].mean():.3f} right")
    told += [f"{name} {np.mean(values):.3f}" for name, values in sides.items() if values]
    return "; ".join(told)


def check_claims(network: Senses, held: Sequence[Example]) -> str:
    """F1 of the claims held back."""
    with torch.inference_mode():
        found = np.array([float(network(*batch_of([e]).tensors()).claim[0]) > 0 for e in held])
    truth = np.array([bool(e.causal) for e in held])
    return f"claims F1 {2 * (found & truth).sum() / max(1, found.sum() + truth.sum()):.3f} of {len(held)}"


def main() -> None:
    """Run the recipe from the command line."""
    cli = argparse.ArgumentParser(prog="training/sense", description="Train the network of senses.")
    cli.add_argument("data", type=Path, help="the folder of the data, see training/README.md")
    cli.add_argument("output", type=Path, help="where the network is written; with --check nothing is")
    cli.add_argument("--check", action="store_true", help="hold back a fifth and tell how it does on that")
    cli.add_argument("--passes", type=int, default=PASSES)
    cli.add_argument("--precision", choices=("fp32", "bf16"), default="fp32")
    args = cli.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    nlp, divide, lexicon = load_pipeline(), WordPieces(pretrained.vocabulary()), load_lexicon()
    types = (*PLOVER_TYPES, NONE)
    own = acts(lexicon, nlp, divide)
    beside = neutral(args.data / "treebanks" / "gum-train.conllu.gz", nlp, divide)
    known = {a.lemma for e in own for a in e.acts if a.kind != NONE}
    articles = args.data / "newswire_ner" / "articles.tsv.gz"
    beside += news(articles, lexicon, known, nlp, divide)
    told_by_lexicon = entries(lexicon, nlp, divide)
    causal = claims(args.data / "cnc" / "train.jsonl.gz", nlp, divide)
    counts = (len(own), len(told_by_lexicon), len(beside), len(causal))
    LOG.info("%d sentences with acts, %d of the lexicon, %d neutral, %d of causes", *counts)
    if args.check:
        rest = kept(own, lambda a: fold_of(a.lemma) != 0)
        held = kept(own, lambda a: fold_of(a.lemma) == 0)
        told = [e for i, e in enumerate(causal) if i % FOLDS]
        listed = kept(told_by_lexicon, lambda a: fold_of(a.lemma) != 0)
        network = train((rest, listed, beside, told), types, passes=args.passes, precision=args.precision)
        LOG.info("%s; %s", check_acts(network, held, types), check_claims(network, causal[::FOLDS]))
        return
    network = train((own, told_by_lexicon, beside, causal), types, passes=args.passes, precision=args.precision)
    path = export_all(network, args.output)
    (args.output / LABELS).write_text(json.dumps({"acts": types}, indent=1) + "\n", encoding="utf-8")
    LOG.info("wrote %s (%d KiB)", path, path.stat().st_size // 1024)
