"""The record against gold: reads the texts, exports the findings and scores them with the scorer that is named.

    python benchmarks/findings.py GOLD_DIR TEXT_DIR --scorer SCORE.py [--misses KIND]

Prints the scorer's table and, last, one JSON line. Nothing is written into the data.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from verbale.findings import Reader
from verbale.intake import Refusal, documents


def export(texts: list[Path], out: Path) -> None:
    """Read texts and write their findings, a JSON file each.

    Args:
        texts: the documents.
        out: the folder for the JSON files.
    """
    reader = Reader.load()
    for document in documents(texts, lexicon=reader.lexicon):
        if isinstance(document, Refusal):
            print(f"{document.source}: {document.reason}", file=sys.stderr)
            continue
        found = reader.read(document)
        form = {"doc": {"title": document.title}, **{k: list(v) for k, v in found.kinds.items()}}
        (out / f"{document.name}.json").write_text(json.dumps(form, ensure_ascii=False), "utf-8")


def main() -> None:
    """Run the benchmark from the command line."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    cli.add_argument("gold", type=Path)
    cli.add_argument("texts", type=Path)
    cli.add_argument("--scorer", type=Path, required=True)
    cli.add_argument("--misses")
    args = cli.parse_args()
    stems = {p.stem for p in args.gold.glob("*.json")}
    texts = [p for p in sorted(args.texts.iterdir()) if p.stem in stems]
    with tempfile.TemporaryDirectory() as folder:
        export(texts, Path(folder))
        command = [sys.executable, str(args.scorer), str(args.gold), folder, "--text", str(args.texts)]
        if args.misses:
            subprocess.run([*command, "--misses", args.misses], check=True)
        table = subprocess.run([*command, "--json"], check=True, capture_output=True, text=True).stdout
    for kind, row in json.loads(table).items():
        print(f"{kind:11}", "  ".join(f"{k}={v}" for k, v in row.items()))
    print(json.dumps({"benchmark": "findings", "texts": len(texts), **json.loads(table)}))


if __name__ == "__main__":
    main()
