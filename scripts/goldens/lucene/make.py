"""What Lucene makes of texts and words, kept for the tests of src/retrieval. Called by make.sh, which brings Lucene.

Texts: passages of both BEIR sets by a fixed seed, those with most characters beyond ASCII, and a few lines written for the rules
that prose seldom meets. Words: the sets' own by a fixed seed, and every suffix of Porter's rules behind stems of each kind.
"""
import json
import os
import pathlib
import random
import re
import subprocess
import zipfile

here = pathlib.Path(__file__).parent
root = here.parents[2]
beir = root.parent / "shared" / "data" / "beir"
jar = os.environ["LUCENE_JAR"]

WRITTEN = [
    "Can't stop: the U.S.A. economy's O'Neil's dogs' don’t won’t 3.14 1,000,000 10:30 a.b 1.a a.1 x:y 12;5 http://example.com/a_b?c=d#e",
    "user_name __init__ _ __ _a_ 1_000 foo-bar state-of-the-art e.g. i.e. AT&T C++ C# .NET node.js v2.0.1-rc.3 me@example.org 50% $3.50",
    "naïve café Σίσυφος ΟΔΟΣ İstanbul ıslak STRASSE Straße Ångström résumés 1980s",
    "東京都に住む 人工知能 カタカナ ひらがな 한국어 문장 ภาษาไทย ພາສາລາວ မြန်မာ",
    "مرحبا بالعالم ١٢٣ हिन्दी में पाठ १२३ Русский язык ёлка",
    "zero\u200bwidth soft\u00adhyphen zwj\u200djoined com\u0301bining e\u0301te\u0301 ﬁne ½ ² ⅻ µg Ⅷ",
    "α-tocopherol β2-microglobulin TNF-α IL-1β Δ9-THC H₂O CO2 p<0.05 n=12 5′-UTR 3'-end",
    "l’homme d'accord l'eau rock'n'roll 'quoted' ''double'' o' 'em dogs'. the dog's, James's THE Dog'S",
    "a" * 300 + " " + "1" * 256 + " end",
]
SUFFIXES = """sses ies ss s eed ed ing y ational tional enci anci izer bli abli alli entli eli ousli ization ation ator alism iveness fulness ousness aliti
iviti biliti logi icate ative alize iciti ical ful ness al ance ence er ic able ible ant ement ment ent ion tion sion ou ism ate iti ous ive ize e ll
ated bled ized atting bling izing ming lling ssing zzing hoped hopping""".split()
STEMS = ["", "a", "b", "tr", "oa", "yo", "by", "tree", "troubl", "priv", "oaten", "syzyg", "relat", "condit", "archaeo", "geo", "wax", "snow", "box", "hop", "fall", "fizz", "yyy", "x1", "naï"]


def records(archive: str, name: str):
    with zipfile.ZipFile(beir / f"{archive}.zip") as held, held.open(f"{archive}/{name}") as lines:
        yield from map(json.loads, lines)


def one_line(text: str) -> str:
    return " ".join(text.split())


def passages_of(archive: str) -> dict[str, str]:
    return {passage["_id"]: one_line(f"{passage['title']} {passage['text']}") for passage in records(archive, "corpus.jsonl")}


def java(program: str, *arguments: str, given: str = "") -> list[str]:
    done = subprocess.run(["java", "-cp", jar, str(here / f"{program}.java"), *arguments], input=given, capture_output=True, check=True, encoding="utf-8")
    return done.stdout.split("\n")[:-1]


def analysed(what: str, lines: list[str]) -> list[str]:
    answers = java("English", what, given="\n".join(lines) + "\n")
    assert len(answers) == len(lines), (len(answers), len(lines))
    return answers


def analysis(passages: list[str]) -> dict:
    foreign = sorted(passages, key=lambda text: -sum(ord(character) > 127 for character in text))[:20]
    texts = WRITTEN + [text[:1500] for text in foreign + random.sample(passages, 40)]
    prose = sorted({word for text in passages for word in re.findall(r"[a-z]{3,}", text.lower())})
    words = sorted(set(random.sample(prose, 3000)) | {stem + suffix for stem in STEMS for suffix in SUFFIXES})
    return {
        "lucene": version,
        "texts": [{"text": text, "words": words_, "terms": terms} for text, words_, terms in zip(texts, analysed("words", texts), analysed("english", texts))],
        "stems": [f"{word} {stem}" for word, stem in zip(words, analysed("stems", words))],
    }


def write(name: str, value: object) -> None:
    (root / "src" / "retrieval" / "testing" / name).write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace('","', '",\n"').replace(']],"', ']],\n"') + "\n", encoding="utf-8")


version = java("English", "version")[0]
random.seed(7)
sets = {archive: passages_of(archive) for archive in ("nfcorpus", "scifact")}
write("lucene-terms.json", analysis([text for passages in sets.values() for text in passages.values()]))
