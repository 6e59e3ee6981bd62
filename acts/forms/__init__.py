from .words import ReasonForm

__all__ = ["ReasonForm"]
