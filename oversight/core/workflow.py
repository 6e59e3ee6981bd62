"""The one door for changes of state: what follows what is a dictionary, and this opens it."""

from django.utils.translation import gettext as _

from .refusals import Refused


def advance(thing, verb, transitions):
    """Set `thing.state` to what `verb` leads to, or refuse with a sentence. Does not save.

    `transitions` maps state → {verb: next state}. The caller holds the row's lock.
    """
    following = transitions.get(thing.state, {}).get(verb)
    if following is None:
        raise Refused(_("This can't be done in the state “%(state)s”.") % {"state": thing.get_state_display()})
    thing.state = following
