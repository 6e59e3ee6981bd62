"""Every address of the program, from its own table of addresses: name, arguments, methods."""

from dataclasses import dataclass

from django.apps import apps
from django.urls import URLPattern, get_resolver

from tests.access.estates import PACKAGES

#: Sign-in, health and whatever else a library serves.
PROJECT = "project"
PAGE_METHODS = ("GET", "POST")


@dataclass(frozen=True)
class Route:
    """One address: `name` with its namespaces, the names of its arguments, the methods it may take, whose it is."""

    name: str
    arguments: tuple[str, ...]
    methods: tuple[str, ...]
    package: str

    @property
    def group(self):
        """The part of the table it stands in."""
        return f"{self.package}: {'API' if self.name.startswith('api:') else 'pages'}"


def routes():
    found = {}
    for route in _walk(get_resolver().url_patterns, (), ()):
        same = found.get(route.name)
        # One name may stand for two patterns (a list with and without a format): the first has the arguments.
        found[route.name] = same if same else route
    return sorted(found.values(), key=lambda route: route.name)


def _walk(patterns, namespaces, above):
    for pattern in patterns:
        arguments = (*above, *pattern.pattern.converters)
        if isinstance(pattern, URLPattern):
            yield Route(
                ":".join([*namespaces, pattern.name or str(pattern.pattern)]),
                arguments,
                _methods(pattern.callback),
                _package(pattern.callback),
            )
        else:
            inner = [*namespaces, pattern.namespace] if pattern.namespace else namespaces
            yield from _walk(pattern.url_patterns, inner, arguments)


def _package(view):
    """The package the view is written in."""
    view = getattr(view, "cls", None) or getattr(view, "view_class", None) or view
    app = apps.get_containing_app_config(view.__module__)
    return app.label if app and app.label in PACKAGES else PROJECT


def _methods(view):
    if actions := getattr(view, "actions", None):
        return tuple(sorted(method.upper() for method in actions if method != "head"))
    if cls := getattr(view, "cls", None) or getattr(view, "view_class", None):
        return tuple(name.upper() for name in ("get", "post", "delete") if hasattr(cls, name))
    return PAGE_METHODS
