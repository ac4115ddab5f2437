"""OpenStax's textbooks (CC BY 4.0), as far as they still had that licence: what their modules say, and their glossaries. Fetched once into the cache."""
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from checkout import checkout
from cut import in_passages

PUBLISHER = 'https://github.com/openstax'
# Each at its newest commit whose LICENSE is CC BY 4.0.
BOOKS = {
    'american-government': 'd8ce50dc1247652027a7d8216918f78bbc8511ed',
    'anatomy-physiology': 'b0058a743bdd2cc08196abaaa7d5469970c0d80c',
    'astronomy': '63157f370b09c06a4cc12832384aaaf4de1ced3b',
    'business-ethics': 'd64573e2807a1e7ba5d7dec8c36cd815a942b5c7',
    'business-law': '9d510e2126b7327a48d1e286f658dd0e83d47373',
    'chemistry-bundle': '32c719622fbb7a0ca729cd645c1df4cf4e7d5b3a',
    'college-physics-bundle': 'f98d7a792138a6133fe7267d17e70aa04e9ccbed',
    'college-success-bundle': '4c04b87eb2753872c2d442fe9736859ddb27bb72',
    'entrepreneurship': 'c1fa2c872ba07dc864c3aeb5a510b08b4f657288',
    'introduction-anthropology': '418eedd9bef21ec1a6fa1b472c0d82c084e35c70',
    'introduction-business': '78c9e7ad4e581d4ff98e78ea30214840e1fa7e1e',
    'introduction-intellectual-property': 'be76c2d982080df077b6f7f7f784d0bbbc37ee8b',
    'introduction-philosophy': 'd7bd4f0f520529b3ad83272448a9c2be25c9040a',
    'introduction-political-science': '4391e659b98eec43b71e8b3f08241215fb4dd4c4',
    'introduction-sociology': 'd35d5f3bdac40f93607d600134865d4f13ce1f9b',
    'life-liberty-and-pursuit-happiness': 'acb6fbe2744dd112187b6aff5946cfe969410fca',
    'microbiology': 'ecf34dad129d686703780e87ab5aa2e59c577a6a',
    'principles-economics-bundle': 'cd31beb103fffbc09cc81ebfe117d8c40cc12d1a',
    'principles-finance': '3b7fc65c527ef51dbee24689691f19947fb72fb2',
    'principles-marketing': '40369d8ce3adb160cf8d2cc6528cd00be6a472eb',
    'psychology': 'e061043bf2f9e86ace51c4e8dc9555160f60a99d',
    'us-history': '046331cfcea0ac1b1a8fd461b3e6aae638845af3',
    'world-history': '3e17beda9130380d24be881e6d1942dfcc1be845',
    'nursing-external-bundle': '7876f90a3dbdc0756e21a374d4a46526d0ac453b',
    'university-physics-bundle': 'db44eb99e9aa1d918fd8cf182f82ccdece9c7b11',
    'writing-guide': 'a6c95528390e3a2936f5bf87c49ac1a4995a0a6e',
    'contemporary-mathematics': 'fa7c1a151783958fd2c114da66831e3d57ce2321',
}
CNXML = '{http://cnx.rice.edu/cnxml}'
# A paragraph with a formula says too little without it.
FORMULA = '{http://www.w3.org/1998/Math/MathML}math'
# What a paragraph reads on without.
ASIDE = {CNXML + name for name in ('footnote', 'figure', 'media', 'table', 'equation', 'exercise', 'code', 'list')}
# A passage has at least so many words.
SHORTEST = 20
# Sections of other classes are exercises, reading lists and the like.
READ = {None, '', 'summary', 'section-summary'}


@dataclass(frozen=True)
class Textbooks:
    """`passages` with the module that each stands in, and `terms` with what they mean; what several modules say, only once."""

    passages: list[tuple[str, str]]
    terms: list[str]


def modules() -> Iterator[tuple[str, Element]]:
    """Every module's name and its document."""
    for name, commit in BOOKS.items():
        # Pictures are most of a repository.
        folder = checkout(f'textbooks/{name}', f'{PUBLISHER}/osbooks-{name}', commit, 'modules', 'LICENSE')
        for path in sorted(folder.glob('modules/*/index.cnxml')):
            yield f'{name}/{path.parent.name}', ElementTree.parse(path).getroot()


def running(element: Element) -> str:
    return (element.text or '') + ''.join(('' if child.tag in ASIDE else running(child)) + (child.tail or '') for child in element)


def text_of(element: Element) -> str:
    """The running text of an element, on one line; nothing where it holds a formula."""
    return '' if element.find(f'.//{FORMULA}') is not None else ' '.join(running(element).split())


def sections(element: Element) -> Iterator[str]:
    """The text of each section, of those inside it too, without the brackets that a link to a figure leaves empty."""
    text = ' '.join(filter(None, map(text_of, element.findall(CNXML + 'para'))))
    if text:
        yield re.sub(r' ?\((?:see )?\)', '', text)
    for inner in element.findall(CNXML + 'section'):
        if inner.get('class') in READ:
            yield from sections(inner)


def passages_of(document: Element) -> Iterator[str]:
    """The passages of a module."""
    for content in document.findall(CNXML + 'content'):
        for section in sections(content):
            yield from (passage for passage in in_passages(section) if len(passage.split()) >= SHORTEST)


def terms_of(document: Element) -> Iterator[str]:
    """The terms of a module's glossary, each before what it means."""
    for definition in document.iter(CNXML + 'definition'):
        parts = [text_of(part) for name in ('term', 'meaning') if (part := definition.find(CNXML + name)) is not None]
        if len(parts) == 2 and all(parts):
            yield ': '.join(parts)


def read_textbooks() -> Textbooks:
    passages: dict[str, str] = {}
    terms: dict[str, None] = {}
    for name, document in modules():
        for passage in passages_of(document):
            passages.setdefault(passage, name)
        terms |= dict.fromkeys(terms_of(document))
    return Textbooks([(name, passage) for passage, name in passages.items()], list(terms))


if __name__ == '__main__':
    books = read_textbooks()
    print(len(books.passages), 'passages,', sum(len(text.split()) for _, text in books.passages), 'words,', len(books.terms), 'terms')
