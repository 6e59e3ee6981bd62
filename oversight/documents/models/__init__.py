from .attachment import Attachment
from .document import Document, NumberSeries
from .rendering import Rendering

__all__ = ["Attachment", "Document", "NumberSeries", "Rendering"]
