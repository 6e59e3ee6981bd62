from .cards import change, close, facility, facility_list, register, reopen
from .keeping import (
    add_penal_room,
    appoint_head,
    close_penal_room,
    end_head_term,
    install_mailbox,
    remove_mailbox,
)

__all__ = [
    "add_penal_room",
    "appoint_head",
    "change",
    "close",
    "close_penal_room",
    "end_head_term",
    "facility",
    "facility_list",
    "install_mailbox",
    "register",
    "remove_mailbox",
    "reopen",
]
