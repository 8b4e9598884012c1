"""Bytes become documents: decoding, page furniture, head matter, paragraphs rejoined across page breaks."""

from verbale.intake.calendar import ISO_DATE, check_date, find_absolute
from verbale.intake.documents import Refusal, documents, from_text

__all__ = ["ISO_DATE", "Refusal", "check_date", "documents", "find_absolute", "from_text"]
