from django.utils.translation import gettext as _

from oversight.core.policies import INSPECTORS
from oversight.core.refusals import Forbidden


def check_can_attach(officer):
    if not officer.holds(INSPECTORS):
        raise Forbidden(_("Only a prosecutor attaches files."))


def check_can_requeue(officer, document):
    if not officer.holds(INSPECTORS):
        raise Forbidden(_("Only a prosecutor asks for a paper to be made again."))
