"""A whole rulebook edition in thirty lines, to be broken one way at a time."""

SMALL = """\
[edition]
code = "1/2030"
title_ru = "Инструкция"
title_kk = "Нұсқаулық"
title_en = "Instruction"
source = "Приказ № 1"
in_force_from = 2030-01-01

[[checklist]]
code = "ivs"
point = "45"
facility_kinds = ["ivs"]
title_ru = "ИВС"
title_kk = "УҰИ"
title_en = "Temporary detention"

[[checklist.line]]
point = "45(1)"
text_ru = "Составлен ли протокол?"
text_kk = "Хаттама жасалды ма?"
text_en = "Is there a record?"

[[kind]]
code = "ivs_daily"
point = "47"
facility_kinds = ["ivs"]
checklist = "ivs"
needs_order = false
spravka = "on_violation"
at_level = ["district"]
title_ru = "Ежедневная проверка"
title_kk = "Күнделікті тексеру"
title_en = "Daily check"
"""

SECOND_LINE = """\

[[checklist.line]]
point = "45(2)"
text_ru = "Приглашён ли защитник?"
text_kk = "Қорғаушы шақырылды ма?"
text_en = "Was a lawyer invited?"
"""

END_OF_LINE = 'text_en = "Is there a record?"\n'


def changed(old, new, text=SMALL):
    """The small edition with the first `old` replaced."""
    assert old in text
    return text.replace(old, new, 1)


def with_second_line(text=SMALL):
    return changed(END_OF_LINE, END_OF_LINE + SECOND_LINE, text)
