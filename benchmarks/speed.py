"""How fast and how large: reading any folder of texts, and asking the record that it makes.

    python benchmarks/speed.py PATH...

Prints words and documents a second for one worker, the share of time of each room, peak memory, and the time of a
query. The record is made in a temporary folder. The last line is JSON.
"""

import argparse
import json
import resource
import tempfile
import time
from collections import Counter
from pathlib import Path

import verbale
from verbale.findings.event_records import as_event
from verbale.findings.events import find_events
from verbale.findings.propositions import analyse
from verbale.findings.reader import Reader
from verbale.findings.statements import find_statements
from verbale.intake import Refusal, documents
from verbale.language import read
from verbale.model import Document


def rooms(reader: Reader, paths: list[Path]) -> tuple[list[Document], Counter[str]]:
    """The seconds that each room takes, document by document.

    Args:
        reader: loaded.
        paths: texts and folders.

    Returns:
        The documents, and seconds by room.
    """
    spent: Counter[str] = Counter()
    read_documents: list[Document] = []
    stream = documents(paths, lexicon=reader.lexicon)
    while True:
        start = time.perf_counter()
        document = next(stream, None)
        spent["intake"] += time.perf_counter() - start
        if document is None:
            return read_documents, spent
        if isinstance(document, Refusal):
            continue
        read_documents.append(document)
        start = time.perf_counter()
        reading = read(document, reader.pipeline, reader.lexicon, reader.coreference, reader.sense)
        spent["language"] += time.perf_counter() - start
        start = time.perf_counter()
        analysis = analyse(reading, reader.lexicon)
        events = list(find_events(analysis, reader.lexicon))
        for event in events:
            as_event(event, "e", analysis, document.published, {})
        list(find_statements(analysis, document.published, reader.lexicon))
        spent["findings"] += time.perf_counter() - start


def main() -> None:
    """Run the benchmark from the command line."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    cli.add_argument("paths", type=Path, nargs="+")
    args = cli.parse_args()
    start = time.perf_counter()
    reader = Reader.load()
    load = time.perf_counter() - start
    read_documents, spent = rooms(reader, args.paths)
    words = sum(d.words for d in read_documents)
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        with verbale.open(Path(folder) / "speed.duckdb") as record:
            record.read(args.paths)
            whole = time.perf_counter() - start
            start = time.perf_counter()
            events = len(record.events().fetchall())
            query = time.perf_counter() - start
        size = (Path(folder) / "speed.duckdb").stat().st_size
    total = sum(spent.values())
    figures = {
        "benchmark": "speed",
        "documents": len(read_documents),
        "words": words,
        "load_s": round(load, 2),
        "words_per_s": round(words / total) if total else 0,
        "documents_per_s": round(len(read_documents) / total, 2) if total else 0,
        "share": {room: round(seconds / total, 3) for room, seconds in spent.items()},
        "read_into_record_s": round(whole, 2),
        "events": events,
        "query_s": round(query, 4),
        "record_bytes": size,
        "peak_memory_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    for name, value in figures.items():
        print(f"{name:20} {value}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
