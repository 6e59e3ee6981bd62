from .legal_act import ReviewedAct
from .reception import Reception
from .visitor import Visitor

__all__ = ["Reception", "ReviewedAct", "Visitor"]
