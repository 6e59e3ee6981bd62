"""What packages that know this one add to its certificate: each brings plain values under a name of its own.

Inspections stand before them in the line of packages and must not import them, so they bring themselves when the
program starts (`AppConfig.ready`): a package that is not installed adds nothing.
"""

_MAKERS = {}


def add_to_certificate(name, make):
    """The certificate's context has `make(inspection)` under `name`: plain values, as `documents.frozen` takes them."""
    _MAKERS[name] = make


def annexes_of(inspection):
    """{name: what is to be said of the inspection}, of every package that has anything to add."""
    return {name: make(inspection) for name, make in _MAKERS.items()}
