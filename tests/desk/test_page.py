import html
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from study.sample import SHELLS, SUMMIT, forms
from verbale.desk import write_brief
from verbale.model import InputError
from verbale.record import Record

_VOID = {"meta", "link", "br", "img", "hr", "input"}


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def tags(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Tags()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    return parser.tags


def test_the_page_asks_nothing_of_anybody(page: str) -> None:
    for tag, attributes in tags(page):
        assert tag not in {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
        assert "src" not in attributes
        assert (attributes.get("href") or "#").startswith("#")
        assert "xlink:href" not in attributes
        assert not any(name.startswith("on") for name in attributes)
    assert not re.search(r"https?://|@import|url\(", page)


def test_the_page_can_be_used_without_a_mouse_and_read_aloud(page: str) -> None:
    found = tags(page)
    assert ("html", {"lang": "en"}) in found
    assert any(attributes.get("name") == "viewport" for _, attributes in found)
    assert [tag for tag, _ in found if tag == "h1"] == ["h1"]
    ids = [attributes["id"] for _, attributes in found if attributes.get("id")]
    assert len(ids) == len(set(ids))
    assert all((attributes.get("href") or "#")[1:] in ids for tag, attributes in found if tag == "a")
    drawings = [attributes for _, attributes in found if (attributes.get("class") or "").startswith("chart")]
    assert len(drawings) == 2
    assert all(attributes["role"] == "img" and attributes["aria-label"] for attributes in drawings)


def test_every_quote_stands_in_its_document(page: str) -> None:
    texts = [form["doc"]["text"] for form in forms().values()]
    quotes = re.findall(r"<blockquote>(.*?)</blockquote>", page, re.DOTALL)
    assert len(quotes) == 9
    for quote in quotes:
        whole = html.unescape(re.sub(r'<span class="cut">.*?</span>|<[^>]*>', "", quote))
        assert any(whole in text for text in texts)
        marked = html.unescape(re.findall(r"<mark>(.*?)</mark>", quote, re.DOTALL)[0])
        assert any(marked == finding["evidence"] for form in forms().values() for finding in findings(form))


def findings(form: dict[str, list[dict[str, str]]]) -> list[dict[str, str]]:
    return [*form.get("events", []), *form.get("statements", [])]


def test_text_from_documents_is_escaped(page: str) -> None:
    assert "<script" not in page
    assert "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt;" in page
    assert "<b>bold</b>" not in page
    assert "&lt;b&gt;bold&lt;/b&gt;" in page


def test_what_a_reader_sees(page: str) -> None:
    text = " ".join(html.unescape(re.sub(r"<style>.*?</style>|<[^>]*>", " ", page, flags=re.DOTALL)).split())
    assert "Brief on North Korea and Russia" in text
    assert "4 documents of 3 named outlets, 14 September 2023 to 15 September 2023; as known on 15 September 2023" in (
        text.replace(" ;", ";")
    )
    assert "1 document with a doubtful date" in text
    assert "13 September 2023 Kim Jong-un (North Korea) and Vladimir Putin (Russia) meeting or visit disputed" in text
    assert "the National Intelligence Service (South Korea), as reported by The Wire" in text
    assert "3 texts, 2 origins" in text
    assert "2 texts, 1 origin" in text
    assert "4 texts, 3 origins : copies of one text count once" in text
    assert SUMMIT in text
    assert SHELLS in text


def test_sections_stand_in_order(page: str) -> None:
    assert re.findall(r'<section id="(\w+)"', page) == [
        "glance", "timeline", "happened", "planned", "speakers", "documents",
    ]  # fmt: skip


def test_the_same_record_gives_the_same_page(record: Record, page: str, tmp_path: Path) -> None:
    write_brief(record, tmp_path / "again.html", about=("PRK", "RUS"))
    assert (tmp_path / "again.html").read_text("utf-8") == page


def test_a_brief_on_nothing_says_so(record: Record, tmp_path: Path) -> None:
    out = tmp_path / "none.html"
    write_brief(record, out, about=("FRA", "BRA"), as_of="2023-09-14")
    page = out.read_text("utf-8")
    tags(page)
    assert "Brief on France and Brazil" in page
    assert "The record holds nothing on this that could be known on 14 September 2023" in page


def test_names_as_well_as_codes(record: Record, tmp_path: Path) -> None:
    out = tmp_path / "putin.html"
    write_brief(record, out, about=("Putin", "prk"))
    assert "<h1>Brief on Putin and North Korea</h1>" in out.read_text("utf-8")


def test_a_place_that_cannot_be_written(record: Record, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        write_brief(record, tmp_path / "file" / "brief.html")
