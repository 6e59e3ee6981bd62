"""One word for one thing in three languages, as the program shows it on its glossary page.

Where a Kazakh term here and the official Kazakh text of the Order (V15W0010202) differ, the Order is
right: correct it here and in the catalogues at once.
"""

from typing import NamedTuple


class Term(NamedTuple):
    ru: str
    kk: str
    en: str

    def matches(self, text):
        """Whether `text` occurs in the term in any of its languages."""
        return any(text.casefold() in word.casefold() for word in self)


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
    Term("зональный, предметный принцип", "аймақтық, пәндік қағидат", "zone, subject"),
    Term("специальное учреждение", "арнайы мекеме", "special institution"),
    Term("следственный изолятор (СИ)", "тергеу изоляторы (ТИ)", "remand prison"),
    Term("изолятор временного содержания (ИВС)", "уақытша ұстау изоляторы (УҰИ)", "temporary detention facility"),
    Term("специальный приемник", "арнайы қабылдау орны", "special reception centre"),
    Term("учреждение УИС", "ҚАЖ мекемесі", "penal institution"),
    Term("служба пробации", "пробация қызметі", "probation service"),
    Term(
        "подразделение общественной безопасности ОВД (ПОБ ОВД)",
        "ІІО қоғамдық қауіпсіздік бөлімшесі (ІІО ҚҚБ)",
        "public security unit of police",
    ),
    Term("гауптвахта", "гауптвахта", "guardhouse"),
    Term(
        "штрафное помещение; ДИЗО; ОК",
        "айып үй-жайы; тәртіптік изолятор; жалғыз адамдық камера",
        "penal room; disciplinary isolator; single cell",
    ),
    Term("водворение", "қамау (айып үй-жайына)", "placement"),
    Term("специальный почтовый ящик", "арнайы пошта жәшігі", "special mailbox"),
    Term(
        "задержанный; подозреваемый; обвиняемый; осужденный",
        "ұсталған; күдікті; айыпталушы; сотталған",
        "detained; suspect; accused; convicted",
    ),
    Term(
        "подучетный; поднадзорный; УДООН",
        "есептегі адам; қадағалаудағы адам; шартты түрде мерзімінен бұрын босатылған",
        "on probation; under supervision; paroled",
    ),
    Term("постановление о назначении проверки", "тексеру тағайындау туралы қаулы", "inspection order"),
    Term("проверка; комплексная; совместная", "тексеру; кешенді; бірлескен", "inspection; comprehensive; joint"),
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
    Term("чрезвычайное происшествие", "төтенше оқиға", "emergency"),
    Term("спецсообщение", "арнайы хабарлама", "special report"),
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
    Term("сверка", "салыстырып тексеру", "reconciliation"),
    Term("надзорное производство", "қадағалау ісі", "supervisory file"),
    Term("оперативно-профилактический учет", "жедел-профилактикалық есеп", "operational-preventive register"),
    Term("срок; продление", "мерзім; ұзарту", "term; extension"),
    Term("редакция правил", "ережелер редакциясы", "edition"),
]
