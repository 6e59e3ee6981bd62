from .reception import Reception
from .visitor import Visitor

__all__ = ["Reception", "Visitor"]
