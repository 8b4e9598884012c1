"""Reading into the record: documents come in, each is read and put, and the tally is kept.

A document that is refused leaves no trace in the record and does not stop the others.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from verbale.model import KINDS, Document, Findings, RecordError, VerbaleError
from verbale.record.days import interval
from verbale.record.exchange import import_json, json_files
from verbale.record.form import Extra
from verbale.record.store import Store

if TYPE_CHECKING:
    from verbale.intake import Refusal

Progress = Callable[[str], None]
"""Called with a document's source when it is done, whether it was read or refused."""


class DocumentReader(Protocol):
    """What turns a document into findings; `verbale.findings.Reader` is one."""

    def read(self, document: Document) -> Findings:
        """All that the document yields."""
        ...


@dataclass(slots=True)
class Summary:
    """What a run did.

    Attributes:
        new, unchanged, replaced: number of documents.
        findings: number of findings of the documents that were read, by kind; of unchanged ones too.
        refused: source and reason of what was left out, in order.
        notes: source and sentence on what was odd about documents that were read.
    """

    new: int = 0
    unchanged: int = 0
    replaced: int = 0
    findings: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    refused: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def documents(self) -> int:
        """Number of documents that are in the record after the run because of it."""
        return self.new + self.unchanged + self.replaced

    def put(self, store: Store, findings: Findings, *, settings: dict[str, Any], extra: Extra | None = None) -> None:
        """Put a document into the store and count it."""
        outcome = store.put(findings, settings=settings, extra=extra)
        setattr(self, outcome, getattr(self, outcome) + 1)
        for kind in KINDS:
            self.findings[kind] += len(findings.kinds.get(kind, ()))


def load_reader(lexicon: Path | None) -> DocumentReader:
    """The reader with its lexicon and language model; loading it takes seconds."""
    from verbale.findings import Reader

    return Reader.load(lexicon)


def find_documents(
    paths: Sequence[Path | str], *, published: str | None, outlet: str | None, lexicon: Path | None
) -> "Iterable[Document | Refusal]":
    """The documents of files and folders, one after the other."""
    from verbale.intake import documents
    from verbale.lexicon import load_lexicon

    known = load_lexicon(lexicon) if lexicon else None
    return documents(paths, published=published, outlet=outlet, lexicon=known)


def read_into(
    store: Store,
    paths: Sequence[Path | str],
    *,
    published: str | None = None,
    outlet: str | None = None,
    lexicon: Path | None = None,
    reader: DocumentReader,
    summary: Summary,
    progress: Progress | None = None,
) -> None:
    """Read files and folders into a record.

    Args:
        published: ISO date of all documents that do not state one.
        outlet: outlet of all documents that do not state one.
        lexicon: a folder of the user's own lexicon, for what intake looks up.
        summary: is counted up as the run goes, so that an interrupted run can still tell what it did.

    Raises:
        DateError: if `published` is no date.
        RecordError: if the record cannot be written.
    """
    if published is not None:
        interval(published)
    settings = {name: value for name, value in (("published", published), ("outlet", outlet)) if value is not None}
    for found in find_documents(paths, published=published, outlet=outlet, lexicon=lexicon):
        if not isinstance(found, Document):
            summary.refused.append((found.source, found.reason))
        else:
            try:
                summary.put(store, reader.read(found), settings=settings)
                summary.notes += [(found.source, warning) for warning in found.warnings]
            except RecordError:
                raise
            except VerbaleError as error:
                summary.refused.append((found.source, str(error)))
        if progress:
            progress(found.source)


def import_into(
    store: Store,
    paths: Sequence[Path | str],
    *,
    texts: Path | None = None,
    summary: Summary,
    progress: Progress | None = None,
) -> None:
    """Import JSON files, and the .json files of folders, into a record; see `exchange.import_json`.

    Raises:
        RecordError: if the record cannot be written.
    """
    for file in json_files([Path(path) for path in paths]):
        try:
            imported = import_json(file, texts=texts)
            summary.put(store, imported.findings, settings={}, extra=imported.extra)
            summary.notes += [(str(file), note) for note in imported.notes]
        except RecordError:
            raise
        except VerbaleError as error:
            summary.refused.append((str(file), str(error)))
        if progress:
            progress(str(file))
