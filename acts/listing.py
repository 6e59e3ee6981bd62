"""The facility's list of persons as a table: its columns, in Russian and in Kazakh."""

from django.utils.translation import override

from facilities.enums import PersonCategory
from oversight.core.sheets import Column

TITLES = ("ФИО", "Дата рождения", "Категория", "Основание содержания", "Содержится с", "Срок истекает")


def columns():
    """The columns that are read; TITLES are those of the sample, other ways to write them are understood."""
    name, born, category, ground, since, until = TITLES
    return [
        Column("full_name", name, also=("Ф.И.О.", "Фамилия, имя, отчество", "Аты-жөні"), longest=240),
        Column("born_on", born, also=("Туған күні",), kind="date", is_needed=False),
        Column("category", category, also=("Санаты",), choices=_categories()),
        Column("ground", ground, also=("Основание", "Ұстау негізі")),
        Column("held_from", since, also=("Поступил", "Қай уақыттан ұсталады"), kind="moment"),
        Column("term_ends_at", until, also=("Конец срока", "Мерзімі аяқталады"), kind="moment"),
    ]


def _categories():
    """Every category by its title in each language of the program."""
    spelt = {}
    for language in ("ru", "kk", "en"):
        with override(language):
            spelt |= {str(one.label): one.value for one in PersonCategory}
    return spelt
