from .equipment import add_penal_room, close_penal_room, install_mailbox, remove_mailbox
from .heads import appoint_head, end_head_term
from .passport import change, close, register, reopen

__all__ = [
    "add_penal_room",
    "appoint_head",
    "change",
    "close",
    "close_penal_room",
    "end_head_term",
    "install_mailbox",
    "register",
    "remove_mailbox",
    "reopen",
]
