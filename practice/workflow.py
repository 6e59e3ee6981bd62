"""What follows what in the life of a method."""

from .enums import MethodState as State

#: A new version is written while the earlier ones are in use; it is read by others once it is published.
METHOD = {
    State.DRAFT: {
        "change": State.DRAFT,
        "revise": State.DRAFT,
        "publish": State.PUBLISHED,
        "withdraw": State.WITHDRAWN,
    },
    State.PUBLISHED: {
        "change": State.PUBLISHED,
        "revise": State.PUBLISHED,
        "publish": State.PUBLISHED,
        "supersede": State.SUPERSEDED,
        "withdraw": State.WITHDRAWN,
    },
    State.SUPERSEDED: {},
    State.WITHDRAWN: {},
}
