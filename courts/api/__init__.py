from .rulings import RulingViewSet

__all__ = ["RulingViewSet"]
