#!/usr/bin/env bash
# What Lucene makes of texts and words: src/retrieval/testing/lucene-terms.json. The Lucene is the one in Anserini's jar, which
# the package pyserini brings. Takes Java 17, Python 3 with pip, and the reference data beside the project.
#   scripts/goldens/lucene/make.sh [folder to keep the jar in]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$(mktemp -d)}
if ! compgen -G "$folder/anserini-*-fatjar.jar" > /dev/null; then
  python3 -m pip download --quiet --no-deps --no-binary :all: --dest "$folder" pyserini==1.6.0
  tar --extract --gzip --file "$folder"/pyserini-*.tar.gz --directory "$folder" --strip-components 4 --wildcards '*/resources/jars/anserini-*-fatjar.jar'
fi
LUCENE_JAR=$(compgen -G "$folder/anserini-*-fatjar.jar") python3 "$here/make.py"
