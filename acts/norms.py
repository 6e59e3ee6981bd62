"""When two officers mean the same norm: «ст. 113 УИК, ч.2» and «Статья 113 УИК ч. 2» are one."""

import re

WORD = re.compile(r"[^\W_]+")
#: Ways to write the parts of a law, each to its shortest.
SAME = {
    **dict.fromkeys(("статья", "статьи", "статье", "статей", "статью", "бап", "бабы", "бабының", "бабын"), "ст"),
    **dict.fromkeys(("часть", "части", "частью", "бөлік", "бөлігі", "бөлігінің"), "ч"),
    **dict.fromkeys(("пункт", "пункта", "пункте", "пунктом", "тармақ", "тармағы", "тармағының"), "п"),
    **dict.fromkeys(("подпункт", "подпункта", "пп", "тармақша", "тармақшасы"), "подп"),
}


def norm_key(text):
    """The norm without its spelling: words in lower case, parts of the law by their shortest name; "" for none."""
    return " ".join(SAME.get(word, word) for word in WORD.findall(text.casefold()))[:500]
