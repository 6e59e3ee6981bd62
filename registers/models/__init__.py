from .legal_act import ReviewedAct
from .meeting import Instruction, Meeting
from .reception import Reception
from .visitor import Visitor

__all__ = ["Instruction", "Meeting", "Reception", "ReviewedAct", "Visitor"]
