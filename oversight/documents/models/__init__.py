from .attachment import Attachment
from .conclusion import ConclusionBase
from .document import Document, NumberSeries
from .rendering import Rendering

__all__ = ["Attachment", "ConclusionBase", "Document", "NumberSeries", "Rendering"]
