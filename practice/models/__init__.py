from .activity import Activity
from .method import Method, MethodVersion

__all__ = ["Activity", "Method", "MethodVersion"]
