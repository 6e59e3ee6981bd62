from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler


class OnlySoMuch(FileUploadHandler):
    """Stops writing an upload to disk once it is larger than can be attached.

    The rest is read and dropped, not cut off, so that the sender gets a sentence instead of a broken connection: what
    was kept is over the limit, and `attach` says so.
    """

    def receive_data_chunk(self, raw_data, start):
        return raw_data if start <= settings.ATTACHMENT_MAX_BYTES else None

    def file_complete(self, file_size):
        return None
