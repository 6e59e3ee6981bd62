"""Behind a reverse proxy: who really asks."""


class SenderMiddleware:
    """Put the address the proxy saw in place of the proxy's own, for the audit trail and the limits on sign-in.

    The proxy appends the address to X-Forwarded-For, so only the last entry is its word; what stands before it may
    have been written by anybody.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        last = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if last:
            request.META["REMOTE_ADDR"] = last
        return self.get_response(request)
