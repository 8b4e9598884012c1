"""Mechanisms: what leads to what, with sign, kind, stance, holders and links."""

from collections.abc import Callable
from typing import Any

import pytest

Code = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("text", "cause", "effect", "sign", "kind", "relation"),
    [
        ("The blockade caused a famine in Yemen.", "blockade", "famine", "+", "causes", "cause"),
        ("Flights to Oslo were cancelled because of a strike.", "strike", "Flights", "+", "causes", "cause"),
        ("If the talks fail, Chad will close its border.", "talks", "close", "+", "conditional", "condition"),
        ("The border stays shut unless the hostages return.", "hostages", "border", "-", "conditional", "condition"),
        ("Peace in the delta depends on the rains.", "rains", "Peace", "+", "depends_on", "dependence"),
        ("The leak undermined the negotiations with Peru.", "leak", "negotiations", "-", "causes", "cause"),
        ("The minefields prevented a landing on the island.", "minefields", "landing", "-", "prevents", "prevention"),
        ("Iran fired rockets in retaliation for the raid.", "raid", "rockets", "+", "motivates", "motive"),
        ("Azerbaijan gave gas to Georgia in return for weapons.", "weapons", "gas", "+", "motivates", "exchange"),
        ("Rebels shelled the depot in order to cut supplies.", "cut", "shelled", "+", "motivates", "purpose"),
        ("The longer the siege lasts, the weaker the town becomes.", "siege", "town", "+", "causes", "correlation"),
        ("Should the talks fail, the sanctions will remain.", "talks", "sanctions", "+", "conditional", "condition"),
        ("The main reason for the delay is a dispute over prices.", "dispute", "delay", "+", "causes", "cause"),
        ("The alliance derived from the fear of an invasion.", "fear", "alliance", "+", "causes", "cause"),
        ("The canal is vital to the trade of Egypt.", "canal", "trade", "+", "depends_on", "dependence"),
    ],
)
def test_each_relation_is_told_by_its_words(
    code: Code, text: str, cause: str, effect: str, sign: str, kind: str, relation: str
) -> None:
    [found] = code(text, date="2023-06-01")["mechanisms"]
    assert cause in found["cause"]
    assert effect in found["effect"]
    assert (found["sign"], found["kind"], found["relation"]) == (sign, kind, relation)


def test_a_negated_effect_is_turned(code: Code) -> None:
    [found] = code("The summit was not held because of a quarrel over fishing.", date="2023-06-01")["mechanisms"]
    assert (found["sign"], found["kind"]) == ("-", "prevents")
    assert "not" not in found["effect"].split()


def test_a_verb_that_denies_what_follows_affirms_it_when_negated(code: Code) -> None:
    text = "Canada will not hesitate to impose sanctions if the army attacks the port."
    [found] = code(text, date="2023-06-01")["mechanisms"]
    assert found["sign"] == "+"
    assert "impose sanctions" in found["effect"]


def test_several_causes_are_several_records(code: Code) -> None:
    text = "The vote was postponed due to the floods and the strike."
    causes = [m["cause"] for m in code(text, date="2023-06-01")["mechanisms"]]
    assert causes == ["floods", "strike"]


def test_what_a_purpose_reacts_to_is_its_motive(code: Code) -> None:
    text = "Kenya doubled its patrols in order to counter the threat of piracy."
    [found] = code(text, date="2023-06-01")["mechanisms"]
    assert (found["relation"], found["kind"]) == ("motive", "motivates")
    assert found["cause"].startswith("threat")


def test_an_advised_act_enables_its_end(code: Code) -> None:
    text = "In order to lower the risk of war, Greece should talk to Turkey."
    [found] = code(text, date="2023-06-01")["mechanisms"]
    assert found["kind"] == "enables"
    assert "talk" in found["cause"]
    assert "risk" in found["effect"]


def test_a_question_with_if_is_no_condition(code: Code) -> None:
    assert code("Reporters asked the minister if Chad would close the border.")["mechanisms"] == []


def test_a_participle_after_a_clause_has_it_as_its_cause(code: Code) -> None:
    [found] = code("The prime minister resigned on Monday, triggering a crisis in Lebanon.")["mechanisms"]
    assert "resigned" in found["cause"]
    assert "crisis" in found["effect"]


def test_this_points_to_the_sentence_before(code: Code) -> None:
    text = "Few ships call at the port. This is because the pilots are on strike."
    [found] = code(text)["mechanisms"]
    assert "pilots" in found["cause"]
    assert "ships" in found["effect"]


@pytest.mark.parametrize(
    ("text", "stance", "holder"),
    [
        ("Ghana warned that it would close its border if the junta attacks.", "threatened", "GHA"),
        ("Norway promised that it would lift the ban if the strike ends.", "promised", "NOR"),
        ("Officials in Riga fear that the closure could trigger a crisis.", "feared", "LVA:GOV:?"),
        ("Iran fired rockets at Iraq because the base had been attacked.", "explained", "AUTHOR"),
    ],
)
def test_stance_and_holder(code: Code, text: str, stance: str, holder: str) -> None:
    [found] = code(text, date="2023-06-01")["mechanisms"]
    assert found["stance"] == stance
    assert found["holder"].split(":")[0] == holder.split(":")[0]


def test_its_ends_are_linked_to_events_and_have_nodes(code: Code) -> None:
    text = "Iran attacked the base in retaliation for the strike by Israel on Damascus."
    told = code(text, date="2024-06-01")
    [found] = told["mechanisms"]
    assert found["effect_node"]["actors"] == ["IRN"]
    assert "ISR" in found["cause_node"]["actors"]
    linked = {e["id"]: e for e in told["events"]}
    assert any(linked[i]["actor"] == ["IRN"] for i in found["effect_link"])


def test_its_quote_and_passages_are_of_the_text(code: Code) -> None:
    text = "Exports fell. Ports in Sudan closed because the army mined the channel."
    [found] = code(text)["mechanisms"]
    for part in (found["cause_passage"], found["effect_passage"], found["connective"]):
        assert text[part["start"] : part["end"]] == part["text"]
    start, end = found["span"]
    assert text[start:end] == found["evidence"]
    assert len(found["cause"].split()) <= 12


def test_an_act_of_an_actor_alone_is_no_mechanism(code: Code) -> None:
    assert code("Egypt tightened its entry rules in June.", date="2023-06-01")["mechanisms"] == []
