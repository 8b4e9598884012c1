"""What is to come and what ought to be done, told in a document's headline and text: forecasts and advice.

Both are read together, as "could" is one or the other ("the union could send monitors" beside "it should").
"""

from collections.abc import Sequence
from typing import Any

from verbale.findings.advice import advice_form, find_advice
from verbale.findings.forecasts import find_forecasts, forecast_form
from verbale.findings.propositions import Analysis
from verbale.lexicon import Lexicon
from verbale.model import Advice, Forecast


def prospects(
    analyses: Sequence[Analysis | None], lexicon: Lexicon, reference: str | None
) -> dict[str, tuple[dict[str, Any], ...]]:
    """The forecasts and the advice of a document.

    Args:
        analyses: of its headline, None where it has none, and of its text.
        lexicon: for the words of likelihood and advice.
        reference: ISO date from which relative dates are resolved, or None.

    Returns:
        By kind, the findings in the export's form, numbered through.
    """
    advice: list[Advice] = []
    forecasts: list[Forecast] = []
    for analysis in analyses:
        if analysis is not None:
            advice.extend(find_advice(analysis, lexicon, first=len(advice) + 1))
            apart = [a.span for a in advice if a.force == "may"]
            forecasts.extend(find_forecasts(analysis, lexicon, reference, first=len(forecasts) + 1, apart=apart))
    return {
        "forecasts": tuple(forecast_form(f) for f in forecasts),
        "advice": tuple(advice_form(a) for a in advice),
    }
