from .activities import ActivityViewSet
from .methods import MethodVersionViewSet, MethodViewSet

__all__ = ["ActivityViewSet", "MethodVersionViewSet", "MethodViewSet"]
