"""An undefined variable in one of our templates fails the test that renders it."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OURS = tuple(
    str(ROOT / name) + "/"
    for name in ("templates", "oversight", "facilities", "inspections", "registers", "incidents", "reports")
)


class UndefinedVariable(str):
    """Goes into the template engine's `string_if_invalid`, which formats it with the variable's name."""

    def __mod__(self, variable):
        template = _template_being_rendered()
        if template is None or template.startswith(OURS):
            raise LookupError(f"{variable} is undefined in {template}")
        return ""


def _template_being_rendered() -> str | None:
    frame = sys._getframe(2)
    while frame is not None:
        context = frame.f_locals.get("context")
        current = getattr(getattr(context, "render_context", None), "template", None)
        if current is not None:
            return current.origin.name
        frame = frame.f_back
    return None
