"""Moments that can't be: refused with a sentence beside their field."""

from datetime import timedelta

from django.utils.translation import gettext as _

from oversight.core.refusals import Refused

#: A clock of a phone may run ahead by so much.
SLACK = timedelta(minutes=1)
#: Nothing older is entered: a year typed wrong would start clocks that ran out long ago.
OLDEST = timedelta(days=366)


def refuse_future(field, moment, at):
    if moment and moment > at + SLACK:
        raise Refused.about(field, _("This moment lies in the future."))


def refuse_long_past(field, moment, at):
    if moment and moment < at - OLDEST:
        raise Refused.about(field, _("This moment lies more than a year back: check the date."))


def not_after(moment, at):
    """`moment`, or `at` where the sender's clock runs a little ahead."""
    return min(moment, at)
