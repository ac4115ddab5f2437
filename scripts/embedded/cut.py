"""Texts cut into passages and sentences."""
import re

# A passage has about so many words.
WORDS = 120
# A sentence of the training has this many.
FEWEST, MOST = 4, 60


def in_passages(text: str) -> list[str]:
    """The passages of a text, cut between sentences."""
    parts: list[str] = []
    for sentence in re.split(r'(?<=[.!?])\s+', ' '.join(text.split())):
        if parts and len(parts[-1].split()) + len(sentence.split()) <= WORDS:
            parts[-1] += f' {sentence}'
        else:
            parts.append(sentence)
    return parts


def sentences(text: str) -> list[str]:
    """The sentences of a passage that has more than one."""
    parts = [part for part in re.split(r'(?<=[.!?])\s+(?=[A-Z"(])', text) if FEWEST <= len(part.split()) <= MOST]
    return parts if len(parts) > 1 else []
