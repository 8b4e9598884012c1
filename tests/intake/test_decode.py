"""Bytes to text, or a reason why not."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.intake.decode import LONGEST_LINE, check_prose, decode
from verbale.model import InputError

ENGLISH = "The ministers of Norway and Iceland met in Bergen, and they said that the talks had gone well.\n"


@pytest.mark.parametrize(
    "data",
    [
        ENGLISH.encode(),
        codecs.BOM_UTF8 + ENGLISH.encode(),
        ENGLISH.encode("utf-16"),
        codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"),
        codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 big end first", "utf-16 little end first"],
)
def test_unicode_encodings_give_one_text_without_warning(data: bytes) -> None:
    assert decode(data, "a.txt") == (ENGLISH, None)


def test_windows_quotes_are_read_with_a_warning() -> None:
    prose = "He said “we agree” – and that’s all… " + ENGLISH
    text, warning = decode(prose.encode("cp1252"), "a.txt")
    assert text == prose
    assert warning is not None
    assert "Windows-1252" in warning


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x0c"])
def test_every_line_end_becomes_one_sign(end: str) -> None:
    assert decode(f"one{end}two".encode(), "a.txt")[0] == "one\ntwo"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        ("\u00a0\u2003\n".encode(), "blanks only"),
        (bytes(range(256)), "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"text \x01\x02\x03\x04 with \x05\x06 controls", "binary"),
        (b"\xff\xfeA", "UTF-16"),
        (bytes(range(0x80, 0x100)) * 20, "no UTF-8"),
        ("Министр заявил о переговорах.".encode("cp1251"), "no UTF-8"),
        ("首脳会談が開かれた。".encode("shift_jis"), "no UTF-8"),
    ],
)
def test_a_refusal_names_the_file_and_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        decode(data, "report.txt")
    assert str(caught.value).startswith("report.txt: ")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Министр иностранных дел заявил, что переговоры прошли успешно.", "Latin script"),
        ("1914 1918 — 1939 1945", "no words"),
        ("a " * (LONGEST_LINE // 2 + 1), "line of"),
        (
            "Le ministre a déclaré que les pourparlers avaient été utiles et que la prochaine réunion se tiendrait à "
            "Paris au mois de juin avec les représentants de la Russie et de la Chine.",
            "read as English",
        ),
        (
            "Der Außenminister erklärte am Montag, dass die Gespräche gut verlaufen seien und dass eine weitere Runde "
            "im Herbst stattfinden werde, zu der auch Russland eingeladen werden solle.",
            "read as English",
        ),
        (
            "El ministro declaró el lunes que las conversaciones habían sido útiles y que la próxima ronda se "
            "celebraría en otoño con los representantes de la otra parte en la ciudad de Madrid.",
            "read as English",
        ),
    ],
    ids=["Russian", "numbers", "long line", "French", "German", "Spanish"],
)
def test_what_is_no_english_prose_is_refused(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        check_prose(text, "report.txt")


@pytest.mark.parametrize(
    "text", ["Iran met Oman.", "Erdoğan, Şahin, Gül and Çavuşoğlu met in Ankara.", ENGLISH, "Côte d’Ivoire wählte."]
)
def test_short_texts_and_foreign_names_pass(text: str) -> None:
    check_prose(text, "report.txt")
    assert text


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_a_refusal(data: bytes) -> None:
    try:
        outcome = decode(data, "a.txt")[0]
    except InputError as refusal:
        outcome = str(refusal)
    assert outcome.strip()
    assert "\r" not in outcome
