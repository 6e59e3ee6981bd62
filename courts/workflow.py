"""What follows what in the life of a hearing, and while offices study a court ruling."""

from .enums import HearingState as State
from .enums import RepresentationState, StudyState

#: An outcome may be corrected; whatever else ended a hearing stays, and what goes on is a hearing of its own.
HEARING = {
    State.SET: {
        "move": State.SET,
        "record": State.HELD,
        "adjourn": State.ADJOURNED,
        "miss": State.NOT_ATTENDED,
        "withdraw": State.WITHDRAWN,
    },
    State.HELD: {"record": State.HELD},
    State.ADJOURNED: {},
    State.NOT_ATTENDED: {},
    State.WITHDRAWN: {},
}

#: One office's turn. A representation that is returned gives the lower office a new turn of its own.
STUDY = {
    StudyState.ARRIVED: {"take_up": StudyState.UNDER_STUDY, "return": StudyState.RETURNED},
    StudyState.UNDER_STUDY: {
        "propose": StudyState.ON_APPROVAL,
        "send_up": StudyState.SENT_UP,
        "return": StudyState.RETURNED,
    },
    StudyState.ON_APPROVAL: {
        "approve": StudyState.UNPROTESTED,
        "rework": StudyState.UNDER_STUDY,
        "take_back": StudyState.UNDER_STUDY,
    },
    StudyState.UNPROTESTED: {},
    StudyState.SENT_UP: {},
    StudyState.RETURNED: {},
}
REPRESENTATION = {
    RepresentationState.DRAFT: {"sign": RepresentationState.SENT},
    RepresentationState.SENT: {"take_up": RepresentationState.TAKEN_UP, "return": RepresentationState.RETURNED},
    RepresentationState.TAKEN_UP: {"return": RepresentationState.RETURNED},
    RepresentationState.RETURNED: {},
}
#: While a turn stands here its office has still to decide.
RUNNING = (StudyState.ARRIVED, StudyState.UNDER_STUDY, StudyState.ON_APPROVAL)
