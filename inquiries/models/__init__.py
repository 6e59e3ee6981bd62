from .inquiry import Entry, Inquiry
from .requisition import Requisition

__all__ = ["Entry", "Inquiry", "Requisition"]
