"""The components of the pipeline and their sizes."""

from __future__ import annotations

from typing import Any

WIDTH = 128
NAMES_WIDTH = 96


def encoder(width: int, rows: tuple[int, int, int, int], depth: int = 4) -> dict[str, Any]:
    """Describe a convolutional encoder over hashed features of the tokens.

    Args:
        width: The width of the token vectors.
        rows: Rows of the hash tables of norm, prefix, suffix and shape.
        depth: The number of convolutions, each over a window of three tokens.

    Returns:
        The configuration of the model.
    """
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": width,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": list(rows),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": width,
            "depth": depth,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def listener(width: int) -> dict[str, Any]:
    """Describe the layer that reads the shared encoder.

    Args:
        width: The width of the token vectors.

    Returns:
        The configuration of the model.
    """
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": "tok2vec"}


def tagger(width: int) -> dict[str, Any]:
    """Describe a softmax layer over the shared encoder.

    Args:
        width: The width of the token vectors.

    Returns:
        The configuration of the component.
    """
    return {
        "model": {
            "@architectures": "spacy.Tagger.v2",
            "tok2vec": listener(width),
            "nO": None,
            "normalize": False,
        }
    }


def transitions(state: str, tok2vec: dict[str, Any], hidden: int, *, extra: bool) -> dict[str, Any]:
    """Describe the model of the parser or of the recogniser of names.

    Args:
        state: ``parser`` or ``ner``.
        tok2vec: The encoder or the layer that reads it.
        hidden: The width of the hidden layer.
        extra: Whether the state looks at more tokens.

    Returns:
        The configuration of the model.
    """
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": extra,
        "hidden_width": hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }
