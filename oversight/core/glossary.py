"""One word for one thing in three languages, as the program shows it on its glossary page.

Where a Kazakh term here and the official Kazakh text of the Order (V15W0010202) differ, the Order is
right: correct it here and in the catalogues at once.
"""

from typing import NamedTuple

from django.utils.translation import gettext_lazy


class Term(NamedTuple):
    """A word in three languages and, where point 4 defines it, what it means, in the reader's language."""

    ru: str
    kk: str
    en: str
    point: str = ""
    meaning: str = ""

    def matches(self, text):
        """Whether `text` occurs in the term in any of its languages."""
        return any(text.casefold() in word.casefold() for word in (self.ru, self.kk, self.en))


TERMS = [
    Term("прокурорский надзор", "прокурорлық қадағалау", "prosecutorial oversight"),
    Term(
        "Генеральная прокуратура; Департамент",
        "Бас прокуратура; Департамент",
        "Prosecutor General's Office; Department",
    ),
    Term("прокуратура области", "облыс прокуратурасы", "oblast prosecutor's office"),
    Term("городская, районная прокуратура", "қалалық, аудандық прокуратура", "city, district prosecutor's office"),
    Term("военная, транспортная прокуратура", "әскери, көлік прокуратурасы", "military, transport prosecutor's office"),
    Term(
        "зональный, предметный принцип",
        "аймақтық, пәндік қағидат",
        "zone, subject",
        "4(17), 4(18)",
        gettext_lazy(
            "An officer of the Department answers for certain oblasts (zone) or for certain questions of law (subject)."
        ),
    ),
    Term(
        "специальное учреждение",
        "арнайы мекеме",
        "special institution",
        "4(3)",
        gettext_lazy(
            "Remand prisons of the penal system and of the National Security Committee, temporary detention "
            "facilities, special reception centres."
        ),
    ),
    Term(
        "следственный изолятор (СИ)",
        "тергеу изоляторы (ТИ)",
        "remand prison",
        "4(29)",
        gettext_lazy(
            "For suspects and accused persons remanded in custody, and for convicts left there for upkeep work."
        ),
    ),
    Term(
        "изолятор временного содержания (ИВС)",
        "уақытша ұстау изоляторы (УҰИ)",
        "temporary detention facility",
        "4(31)",
        gettext_lazy(
            "For those detained on suspicion of a crime and, in the cases the Code names, for accused and "
            "convicted persons."
        ),
    ),
    Term(
        "специальный приемник",
        "арнайы қабылдау орны",
        "special reception centre",
        "4(2)",
        gettext_lazy("An institution of the police for those under administrative arrest."),
    ),
    Term(
        "учреждение УИС",
        "ҚАЖ мекемесі",
        "penal institution",
        "4(20)",
        gettext_lazy("A state institution where imprisonment is served."),
    ),
    Term(
        "служба пробации",
        "пробация қызметі",
        "probation service",
        "4(26)",
        gettext_lazy("Executes punishments without isolation from society and helps the convicts on its register."),
    ),
    Term(
        "подразделение общественной безопасности ОВД (ПОБ ОВД)",
        "ІІО қоғамдық қауіпсіздік бөлімшесі (ІІО ҚҚБ)",
        "public security unit of police",
        "4(14)",
        gettext_lazy(
            "A unit of the police; keeps watch over those paroled and those under administrative supervision "
            "(point 51)."
        ),
    ),
    Term("гауптвахта", "гауптвахта", "guardhouse"),
    Term(
        "штрафное помещение; ДИЗО; ОК",
        "айып үй-жайы; тәртіптік изолятор; жалғыз адамдық камера",
        "penal room; disciplinary isolator; single cell",
        "4(5)",
        gettext_lazy("Penal rooms are single cells and disciplinary isolators."),
    ),
    Term("водворение", "қамау (айып үй-жайына)", "placement"),
    Term(
        "специальный почтовый ящик",
        "арнайы пошта жәшігі",
        "special mailbox",
        "4(6)",
        gettext_lazy("A fixed box for appeals of convicts about unlawful acts of officials."),
    ),
    Term(
        "задержанный; подозреваемый; обвиняемый; осужденный",
        "ұсталған; күдікті; айыпталушы; сотталған",
        "detained; suspect; accused; convicted",
    ),
    Term(
        "подучетный; поднадзорный; УДООН",
        "есептегі адам; қадағалаудағы адам; шартты түрде мерзімінен бұрын босатылған",
        "on probation; under supervision; paroled",
        "4(11), 4(21), 4(22)",
        gettext_lazy(
            "On the register of probation; under administrative supervision set by a court; released on parole."
        ),
    ),
    Term("постановление о назначении проверки", "тексеру тағайындау туралы қаулы", "inspection order"),
    Term(
        "проверка; комплексная; совместная",
        "тексеру; кешенді; бірлескен",
        "inspection; comprehensive; joint",
        "4(13)",
        gettext_lazy("Comprehensive: of legality in the institution as a whole and of its work with local bodies."),
    ),
    Term("нарушение; недостаток; упущение", "бұзушылық; кемшілік; олқылық", "violation; shortcoming; omission"),
    Term("справка", "анықтама", "inspection certificate"),
    Term("заключение", "қорытынды", "conclusion"),
    Term("ознакомление", "танысу", "acknowledgement"),
    Term("журнал учета проверок", "тексерулерді есепке алу журналы", "journal of checks"),
    Term("акт прокурорского реагирования", "прокурорлық ден қою актісі", "response act"),
    Term(
        "представление; протест; предписание; указание",
        "ұсыну; наразылық; нұсқама; нұсқау",
        "representation; protest; prescription; instruction",
    ),
    Term("устранение нарушения", "бұзушылықты жою", "elimination"),
    Term(
        "чрезвычайное происшествие",
        "төтенше оқиға",
        "emergency",
        "4(30)",
        gettext_lazy(
            "A disaster; group disobedience, self-harm, hostage-taking, riot, escape, collective refusal of "
            "work or of food; torture, forbidden pressure, special means; a crime or corruption of staff; a "
            "violent death."
        ),
    ),
    Term(
        "спецсообщение",
        "арнайы хабарлама",
        "special report",
        "4(4)",
        gettext_lazy("Word of an emergency by electronic link or fax, at once, within three hours."),
    ),
    Term(
        "специальные средства; физическая сила; оружие",
        "арнайы құралдар; дене күші; қару",
        "special means; physical force; weapon",
    ),
    Term("пытки", "азаптау", "torture"),
    Term("ЕРДР", "СДТБТ", "unified register of pre-trial investigations"),
    Term("НПМ; ОНК", "ҰАТ; ҚБК", "national preventive mechanism; public monitoring commission"),
    Term("прием по личным вопросам", "жеке мәселелер бойынша қабылдау", "reception"),
    Term("обращение", "өтініш", "appeal"),
    Term(
        "оперативное совещание; коллегия; координационный совет",
        "жедел кеңес; алқа; үйлестіру кеңесі",
        "operational meeting; board; coordination council",
    ),
    Term("поручение совещания", "кеңес тапсырмасы", "instruction of a meeting"),
    Term("сверка", "салыстырып тексеру", "reconciliation"),
    Term("надзорное производство", "қадағалау ісі", "supervisory file"),
    Term("оперативно-профилактический учет", "жедел-профилактикалық есеп", "operational-preventive register"),
    Term("срок; продление", "мерзім; ұзарту", "term; extension"),
    Term("редакция правил", "ережелер редакциясы", "edition"),
]
