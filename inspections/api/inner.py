"""What belongs to one inspection, and the files of its answers and findings."""

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from oversight.core.rest import InnerApi, OfCases
from oversight.documents.api import AttachmentBody, AttachmentSerializer

from ..actions import checklist
from ..models import Inspection


class OfInspection(OfCases, InnerApi):
    owner_class = Inspection
    owner_name = "inspection"


class WithFiles:
    """Photos, scans and videos of one thing."""

    @extend_schema(request={"multipart/form-data": AttachmentBody}, responses={201: AttachmentSerializer})
    @action(detail=True, methods=["post"], url_path="files", url_name="files", parser_classes=[MultiPartParser])
    def attach(self, request, **kwargs):
        """Attach a picture, a PDF or a video."""
        thing, said = self.get_object(), self.said(AttachmentBody)
        attachment = self.act(checklist.attach_file, thing, said["file"])
        shown = AttachmentSerializer(attachment, context=self.get_serializer_context())
        return Response(shown.data, status=status.HTTP_201_CREATED)

    @extend_schema(responses={204: None})
    @action(detail=True, methods=["delete"], url_path="files/<int:file>", url_name="file")
    def detach(self, request, file, **kwargs):
        """Take a file off; the file itself stays, as evidence of what was sent."""
        thing = self.get_object()
        self.act(checklist.detach_file, thing, get_object_or_404(thing.files, pk=file))
        return Response(status=status.HTTP_204_NO_CONTENT)
