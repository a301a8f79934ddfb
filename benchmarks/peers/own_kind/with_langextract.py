"""Casualty figures with langextract: what a user writes."""

from typing import Any

PROMPT = """\
Extract the casualty figures: how many people one event killed, injured, left missing or displaced, as
one source counts them. Two sources that count differently are two extractions, and so are the dead and
the injured. A part with a number of its own is one too. An older count that the text itself calls
revised is none. Damage to buildings is none. Use exact text. Attributes: harm (killed, injured, missing,
displaced), low and high (the least and the most that it says, as integers), who (civilians, fighters,
rescuers, children, or all where the text does not say which), source (who says it, as worded; null if
the writer does)."""
EXAMPLE: dict[str, Any] = {
    "text": "Police said that 7 to 9 people were killed. Two firefighters were hurt.",
    "extractions": [
        {
            "extraction_class": "casualties",
            "extraction_text": "7 to 9 people were killed",
            "attributes": {"harm": "killed", "low": "7", "high": "9", "who": "all", "source": "Police"},
        },
        {
            "extraction_class": "casualties",
            "extraction_text": "Two firefighters were hurt",
            "attributes": {
                "harm": "injured",
                "low": "2",
                "high": "2",
                "who": "rescuers",
                "source": None,
            },
        },
    ],
}


def extract(text: str, model: str) -> Any:
    """The casualty figures of a report, with their places."""
    import langextract
    from langextract.data import ExampleData, Extraction

    shown = [Extraction(**one) for one in EXAMPLE["extractions"]]
    examples = [ExampleData(text=EXAMPLE["text"], extractions=shown)]
    return langextract.extract(
        text, prompt_description=PROMPT, examples=examples, model_id=model, max_char_buffer=10**6
    )
