from rest_framework.pagination import CursorPagination


class NewestFirst(CursorPagination):
    """Keyset pages: as fast on the last page of a million rows as on the first."""

    ordering = "-pk"
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200
