from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import CursorPagination

from .scope import narrowed


class NewestFirst(CursorPagination):
    """Keyset pages: as fast on the last page of a million rows as on the first."""

    ordering = "-pk"
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200

    def paginate_queryset(self, queryset, request, view=None):
        """A page of `queryset`, of a scope of offices as fast for one whose rows are old."""
        cursor = self.decode_cursor(request)
        ascending = (self.ordering == "pk") != (cursor is not None and cursor.reverse)
        if cursor is not None and cursor.position is not None:
            queryset = queryset.filter(**{f"pk__{'gt' if ascending else 'lt'}": cursor.position})
        last = self.get_page_size(request) + 1 + (cursor.offset if cursor is not None else 0)
        return super().paginate_queryset(narrowed(queryset, ["pk" if ascending else "-pk"], last), request, view)

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
