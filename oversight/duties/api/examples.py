"""Bodies as OpenAPI shows them."""

from drf_spectacular.utils import OpenApiExample


def _asked(name, value):
    return OpenApiExample(name, value=value, request_only=True)


CANCEL = _asked("The facility is under quarantine", {"reason": "ИВС закрыт на карантин приказом от 24.11.2026 № 118"})
STOP = _asked("The addressee asked for time", {"reason": "Запрошены документы, срок приостановлен"})
RESTART = _asked("The documents have come", {"reason": "Документы получены"})
RECALCULATE = _asked("A day was transferred", {"reason": "Перенос выходного дня постановлением Правительства"})
TAKE = _asked("I have it", {})
TICKET = _asked("A ticket for the stream", {})
ADD_ADDRESS = _asked("My Telegram", {"title": "Мой Telegram", "url": "tgram://123456789:TOKEN/987654321"})
CHANGE_ADDRESS = _asked("Out of use", {"enabled": False, "version": 1})
TRY = _asked("A test message", {})
