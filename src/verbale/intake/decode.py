"""Bytes to text, or a reason why not."""

import re

from verbale.model import InputError

LONGEST_LINE = 1_000_000  # characters; a longer one is data, not prose, and would take minutes to parse
LONGEST_FILE = 64 * 1024 * 1024  # bytes
# What western one-byte encodings add to ASCII in English prose: typographic marks and accented letters. Anything else
# among the high bytes means that the guess is wrong, and a wrong guess would write mojibake into the record.
WESTERN = frozenset("“”‘’–—…•€£§©®°ºª«»·´¡¿àâäáãåçéèêëíìîïñóòôöõøúùûüýßæœšžÀÂÄÁÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØÚÙÛÜÝÆŒŠŽ\xa0")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
FUNCTION_WORDS = frozenset(
    (
        "the of to and in a that for on with as is was by it at from has be have an its are not this which "
        "said will his he they but or had their who were been would after more than if when also"
    ).split()
)
WORDS = re.compile(r"[^\W\d_]+")
FEWEST = 25  # words; a shorter text is not judged by its function words
ENGLISH = 0.18  # share of function words; English news has 0.30 to 0.45, other languages in Latin letters under 0.10


def decode(data: bytes, source: str) -> tuple[str, str | None]:
    """The text of a file's bytes.

    Args:
        data: the bytes.
        source: the file's name, for the message.

    Returns:
        The text with "\\n" line ends, and a warning where the encoding had to be guessed.

    Raises:
        InputError: for an empty or binary file, an unknown encoding, a line too long, or another language.
    """
    if not data.strip():
        raise InputError(f"{source}: the file is empty")
    if len(data) > LONGEST_FILE:
        raise InputError(f"{source}: {len(data):,} bytes; expected a document of at most {LONGEST_FILE:,}: split it")
    text, warning = _decoded(data, source)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\x0c", "\n")
    if len(CONTROL.findall(text)) > len(text) // 1000:
        raise InputError(f"{source}: it looks like a binary file; expected plain text")
    if not text.strip():
        raise InputError(f"{source}: the file holds blanks only")
    return text, warning


def check_prose(text: str, source: str) -> None:
    """Refuse what is no English prose.

    Args:
        text: a document's text.
        source: its name, for the message.

    Raises:
        InputError: if a line is too long, or the text is in another language.
    """
    longest = max((len(line) for line in text.split("\n")), default=0)
    if longest > LONGEST_LINE:
        raise InputError(f"{source}: a line of {longest:,} characters; expected lines of at most {LONGEST_LINE:,}")
    words = WORDS.findall(text[:200_000])
    if not words:
        raise InputError(f"{source}: it has no words")
    latin = sum(word[0] < "\u0250" for word in words)
    if latin < 0.6 * len(words):
        raise InputError(f"{source}: it is not in the Latin script; Verbale reads English")
    if len(words) >= FEWEST:
        share = sum(word.lower() in FUNCTION_WORDS for word in words) / len(words)
        if share < ENGLISH:
            raise InputError(
                f"{source}: it does not read as English ({share:.0%} of its words are common English ones, "
                f"expected {ENGLISH:.0%}); Verbale reads English"
            )


def _decoded(data: bytes, source: str) -> tuple[str, str | None]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), None
        except UnicodeDecodeError as fault:
            raise InputError(f"{source}: it begins as UTF-16 and is none ({fault.reason}); save it as UTF-8") from None
    if b"\x00" in data:
        raise InputError(f"{source}: it looks like a binary file; expected plain text")
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as fault:
        place, reason = fault.start, fault.reason
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    strange = [c for c in text if not c.isascii()]
    if text and all(c in WESTERN for c in strange) and len(strange) < 0.05 * len(text):
        return text, "the file is not UTF-8; it was read as Windows-1252"
    raise InputError(f"{source}: its bytes are no UTF-8 (at byte {place}: {reason}); save it as UTF-8")
