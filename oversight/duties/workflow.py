"""What follows what: who stands where, and who above whom."""

from oversight.core.enums import OfficeLevel, Role

from .enums import ObligationState

#: From the bottom up, as escalations climb.
UPWARDS = (OfficeLevel.DISTRICT, OfficeLevel.OBLAST, OfficeLevel.DEPARTMENT)

#: At which level the holder of a role is found. Auditors and administrators are told of no duty.
LEVEL_OF_ROLE = {
    Role.DISTRICT_OFFICER: OfficeLevel.DISTRICT,
    Role.DISTRICT_PROSECUTOR: OfficeLevel.DISTRICT,
    Role.OBLAST_OFFICER: OfficeLevel.OBLAST,
    Role.OBLAST_DEPUTY: OfficeLevel.OBLAST,
    Role.OBLAST_PROSECUTOR: OfficeLevel.OBLAST,
    Role.ZONAL_OFFICER: OfficeLevel.DEPARTMENT,
    Role.DEPARTMENT_HEAD: OfficeLevel.DEPARTMENT,
}

#: Who does in an office above what the role does in an office below.
COUNTERPARTS = {
    OfficeLevel.OBLAST: {
        Role.DISTRICT_OFFICER: Role.OBLAST_OFFICER,
        Role.DISTRICT_PROSECUTOR: Role.OBLAST_DEPUTY,
    },
    OfficeLevel.DEPARTMENT: {
        Role.DISTRICT_OFFICER: Role.ZONAL_OFFICER,
        Role.DISTRICT_PROSECUTOR: Role.DEPARTMENT_HEAD,
        Role.OBLAST_OFFICER: Role.ZONAL_OFFICER,
        Role.OBLAST_DEPUTY: Role.DEPARTMENT_HEAD,
        Role.OBLAST_PROSECUTOR: Role.DEPARTMENT_HEAD,
    },
}


def stands_below(level, other):
    """Whether `level` is subordinate to `other`."""
    return UPWARDS.index(level) < UPWARDS.index(other)


#: What follows what in the life of an obligation. Overdue is no state but a question asked of the clock.
OBLIGATION = {
    ObligationState.OPEN: {
        "fulfil": ObligationState.FULFILLED,
        "cancel": ObligationState.CANCELLED,
        "stop": ObligationState.STOPPED,
    },
    ObligationState.STOPPED: {
        "restart": ObligationState.OPEN,
        "fulfil": ObligationState.FULFILLED,
        "cancel": ObligationState.CANCELLED,
    },
    ObligationState.FULFILLED: {"unfulfil": ObligationState.OPEN},
    ObligationState.CANCELLED: {},
}
