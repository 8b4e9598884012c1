"""Dictionary forms that an English word form may have: candidates for the lexicon's tables, which decide.

A statistical lemmatiser invents forms for words that it has not seen ("sheltere"); a table lookup over candidates
cannot. Irregular forms are left to the trained lemmatiser, which knows them.
"""

VOWELS = frozenset("aeiou")


def verb_lemmas(form: str) -> tuple[str, ...]:
    """What a verb form may be a form of, the likeliest first.

    Args:
        form: in lower case, for example "rammed".

    Returns:
        Candidates, the form itself last.
    """
    out: list[str] = []
    for ending in ("ing", "ed"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            if stem.endswith("i") and ending == "ed":
                out.append(stem[:-1] + "y")
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWELS:
                out.append(stem[:-1])
            out += [stem, stem + "e"]
    out += _without_s(form)
    return tuple(dict.fromkeys(w for w in (*out, form) if w))


def noun_lemmas(form: str) -> tuple[str, ...]:
    """What a noun form may be a plural of, the form itself last.

    Args:
        form: in lower case, for example "embassies".
    """
    if form.endswith("men") and len(form) > 4:
        return (form[:-2] + "an", form)
    return tuple(dict.fromkeys(w for w in (*_without_s(form), form) if w))


def _without_s(form: str) -> list[str]:
    if form.endswith("ies") and len(form) > 4:
        return [form[:-3] + "y"]
    if form.endswith(("ses", "shes", "ches", "xes", "zes")):
        return [form[:-2], form[:-1]]
    if form.endswith("s") and not form.endswith(("ss", "us", "is")):
        return [form[:-1]]
    return []
