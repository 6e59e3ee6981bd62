from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import CursorPagination


class NewestFirst(CursorPagination):
    """Keyset pages: as fast on the last page of a million rows as on the first."""

    ordering = "-pk"
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200

    def decode_cursor(self, request):
        """The cursor of the request, or None; anything but one of ours is malformed, not “not found”."""
        malformed = ValidationError({self.cursor_query_param: self.invalid_cursor_message})
        try:
            cursor = super().decode_cursor(request)
        except NotFound:
            raise malformed from None
        if cursor is not None and cursor.position is not None and not cursor.position.isdecimal():
            raise malformed
        return cursor


class OldestFirst(NewestFirst):
    """Reference data, in the order in which it was entered."""

    ordering = "pk"
