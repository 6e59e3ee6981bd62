"""The OpenAPI description: what every address has in common is said once, here."""

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import get_lib_doc_excludes

from . import rest

PROBLEM = {
    "type": "object",
    "description": "Problem details (RFC 9457): why not, in the words the pages use.",
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "The sentence to show to the officer."},
        "instance": {"type": "string", "format": "uri-reference"},
        "errors": {
            "type": "array",
            "description": "One sentence per field, or per part that is missing.",
            "items": {
                "type": "object",
                "properties": {
                    "field": {"type": "string", "nullable": True},
                    "detail": {"type": "string"},
                },
                "required": ["field", "detail"],
            },
        },
        "theirs": {"description": "Only with 409: what is stored now, written by somebody else."},
        "version": {"type": "integer", "description": "Only with 409: the version of what is stored now."},
    },
    "required": ["type", "title", "status", "detail", "instance"],
}
WRITES = {"post", "patch", "put", "delete"}
TITLES = {
    "400": "Malformed: a field is missing, misspelt or of the wrong type.",
    "401": "Nobody is signed in, or the token has expired.",
    "403": "The officer may see this, but the act is another's to do.",
    "404": "There is no such thing, or it is outside the officer's scope.",
    "409": "Somebody else has changed it in between; both versions are at hand.",
    "422": "Refused; the sentence says why and how to mend it.",
}


class Schema(AutoSchema):
    """Names a verb of the office as the office does: `inspections_complete`, not `inspections_complete_create`."""

    def get_operation_id(self):
        name, _last, crud = super().get_operation_id().rpartition("_")
        verb = getattr(self.view, "action", None)
        return name if verb and name.endswith(f"_{verb}") else f"{name}_{crud}"

    def get_summary(self):
        return super().get_description().partition("\n")[0]

    def get_description(self):
        return super().get_description().partition("\n")[2].strip()


def without_docs():
    """Classes whose docstrings speak to us, not to the API's clients."""
    return [*get_lib_doc_excludes(), *(thing for thing in vars(rest).values() if isinstance(thing, type))]


def add_problems(result, generator, request, public):
    """A postprocessing hook: name the problems each operation may answer with."""
    result["components"]["schemas"]["Problem"] = PROBLEM
    for address, operations in result["paths"].items():
        for method, operation in operations.items():
            for code in _codes(address, method):
                operation["responses"].setdefault(code, _response(code))
    return result


def _codes(address, method):
    codes = ["401"]
    if "{" in address:
        codes.append("404")
    if method in WRITES:
        codes += ["400", "403", "422"]
    if method == "patch":
        codes.append("409")
    return codes


def _response(code):
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": TITLES[code], "content": content}
