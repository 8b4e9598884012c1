"""Golden texts: whose word covers what, over marks of notes, pages, blocks and several speakers."""

from pathlib import Path
from typing import Any

import pytest

from verbale.findings import Reader
from verbale.findings.cited import CitedSpans, cited_spans
from verbale.findings.propositions import analyse
from verbale.intake import from_text
from verbale.language import read

from .conftest import Code

DAY = "2023-10-10"
SEED = Path(__file__).parents[3] / "shared" / "seeds" / "001.txt"


def cited(reader: Reader, text: str) -> list[CitedSpans]:
    """The attributions of a text as spans."""
    document = from_text(text, name="t", source="t", lexicon=reader.lexicon, bare=True)
    return cited_spans(analyse(read(document, reader.pipeline, reader.lexicon), reader.lexicon))


def words(text: str, span: tuple[int, int] | None) -> str | None:
    """The words of a span."""
    return text[span[0] : span[1]] if span else None


CITED = [
    ("In the view of Turkey's foreign minister, the corridor serves both banks.", "Turkey's foreign minister"),
    ("Warsaw fears that the crossing will be shut before winter.", "Warsaw"),
    ("I think that the mediators came too late.", "I"),
    ("The report says that two bridges were lost.", "The report"),
    ("Per a leaked Danish memo, the frigate will stay in the Baltic.", "a leaked Danish memo"),
    ("Reuters, citing two customs officers, reported that the tanker had left.", "two customs officers"),
    ("The Dutch prime minister was quoted as saying that the ports would stay open.", "The Dutch prime minister"),
    ("The Hungarian president was greeted by a general, who said that the base was full.", "a general"),
]


@pytest.mark.parametrize(("text", "source"), CITED)
def test_a_source_is_named_by_its_words_be_it_an_actor_or_not(reader: Reader, text: str, source: str) -> None:
    assert source in [words(text, c.source) for c in cited(reader, text)]


CUES = [
    ("In the view of Cairo, the dam breaks an old accord.", "In the view of", "the dam breaks an old accord"),
    ("Reportedly, both sides have freed their prisoners.", "Reportedly", "both sides have freed their prisoners"),
    ("Oslo knows that its neighbour will stay.", "knows", "that its neighbour will stay"),
    ("Ankara's claim that the strait is shut was false.", "claim", "that the strait is shut"),
]


@pytest.mark.parametrize(("text", "cue", "content"), CUES)
def test_cue_and_content_are_told_apart(reader: Reader, text: str, cue: str, content: str) -> None:
    assert (cue, content) in [(words(text, c.cue), words(text, c.content)) for c in cited(reader, text)]


def test_a_colon_attributes_without_a_cue(reader: Reader) -> None:
    text = "Macron to the parliament: Europe must arm itself"
    [told] = cited(reader, text)
    assert (words(text, told.source), told.cue, words(text, told.content)) == ("Macron", None, "Europe must arm itself")


NOT_CITED = [
    "The spokesman was killed in the blast.",
    "The bridge, you know, is closed.",
    "The treaty has been in force since 1992.",
]


@pytest.mark.parametrize("text", NOT_CITED)
def test_not_every_word_of_saying_attributes(reader: Reader, text: str) -> None:
    assert cited(reader, text) == []


def test_what_is_only_perceived_is_no_statement(code: Code) -> None:
    assert code("Bern sees that neutrality has its price.", DAY)["statements"] == []


def test_a_proposition_names_the_words_of_its_source_be_it_an_actor_or_not(reader: Reader) -> None:
    found = reader.propositions("I think that Ethiopia closed the border.", id="t")["propositions"]
    [closed] = [p for p in found if p["predicate"]["lemma"] == "close"]
    assert (closed["source"]["text"], closed["cue"]["text"]) == ("I", "think")
    assert closed["holders"] == ["AUTHOR"]


def test_he_who_was_quoted_speaks_and_not_who_quoted_him(code: Code) -> None:
    text = "Emmanuel Macron was quoted as saying by Kenyan state media that France would pay."
    assert "FRA:GOV:Emmanuel Macron" in [s["speaker"] for s in code(text, DAY)["statements"]]


def test_a_sentence_that_notes_and_a_page_break_split_is_one_statement(code: Code) -> None:
    text = (
        "The summit in Tashkent was watched with care by its neighbours.¹⁾ Many had feared a new bloc. In an interview "
        "after the meeting, Prime Minister Narendra Modi said trade with Iran through the port\n\n"
        "1) “Ports of the south,” March 3, 2023 (Accessed June 1, 2023).\n\n"
        "2) In May 2022, the ministry of ports published a list of its terminals.\n\n"
        "of Chabahar is possible within the limits of the sanctions, but it appears that more time is needed.²⁾"
    )
    found = [s for s in code(text, DAY)["statements"] if s["speaker"] == "IND:GOV:Narendra Modi"]
    assert len(found) == 1
    assert found[0]["evidence"].endswith("within the limits of the sanctions")


def test_a_block_quotation_belongs_to_whom_it_is_announced_for(code: Code) -> None:
    text = (
        "The alliance of the two island states has grown fast. Maria Sandoval, a Peruvian expert on the Pacific, "
        "described the reasons as follows.\n\n"
        "On the level of speeches, the two capitals share much. Both have turned against the fleets of the north. "
        "Another reason is the price of fuel.\n\n"
        "These words weigh much in Lima. The quarrel has lasted for ten years."
    )
    [told] = [s for s in code(text, DAY)["statements"] if s["mode"] == "direct"]
    assert told["speaker"] == "PER:EDU:Maria Sandoval"
    assert told["evidence"].startswith("On the level of speeches")
    assert told["evidence"].rstrip(".").endswith("the price of fuel")


def test_an_intelligence_service_vouches_for_what_a_minister_proposed(code: Code) -> None:
    text = (
        "The National Intelligence Service in South Korea claims that Chinese Defense Minister Li Shangfu officially "
        "proposed a joint exercise to Mongolia."
    )
    chains = [s["holders"] for s in code(text, "2023-06-10")["statements"]]
    assert ["AUTHOR", "KOR:SPY:National Intelligence Service", "CHN:MIL:Li Shangfu"] in chains or [
        "AUTHOR",
        "KOR:SPY:National Intelligence Service",
        "CHN:GOV:Li Shangfu",
    ] in chains


@pytest.fixture(scope="module")
def seed(reader: Reader) -> list[dict[str, Any]]:
    """The statements of a shared paper with notes, a page break and a block quotation."""
    if not SEED.exists():
        pytest.skip(f"{SEED} is not there")
    return list(reader.code(SEED.read_text(encoding="utf-8"), id="001")["statements"])


def test_in_the_seed_the_sentence_that_notes_split_is_one_statement(seed: list[dict[str, Any]]) -> None:
    [told] = [s for s in seed if s["speaker"] == "RUS:GOV:Vladimir Putin" and "fully possible" in s["evidence"]]
    assert told["cue"] == "said"


def test_in_the_seed_the_block_quotation_has_its_speaker(seed: list[dict[str, Any]]) -> None:
    assert [s["speaker"] for s in seed if "discourse level" in s["evidence"]] == ["RUS:EDU:Alexander Solovyov"]


def test_in_the_seed_the_proposal_has_its_chain(seed: list[dict[str, Any]]) -> None:
    chains = [s["holders"] for s in seed if "officially proposed" in s["evidence"]]
    service = "KOR:SPY:National Intelligence Service"
    assert ["AUTHOR", service] in chains
    assert ["AUTHOR", service, "RUS:GOV:Sergei Shoigu"] in chains


def test_what_somebody_ought_to_say_is_nobodys_word(code: Code) -> None:
    events = code("The Peruvian government should note that Chile attacked Bolivia.", DAY)["events"]
    assert [e["holders"] for e in events if e["type"] == "ASSAULT"] == [["AUTHOR"]]
