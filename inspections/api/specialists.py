from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.response import Response

from oversight.core.rest import Body

from ..actions import inspections
from ..models import Specialist
from .inner import OfInspection
from .shapes import SpecialistSerializer


class CallSpecialist(Body, serializers.ModelSerializer):
    class Meta:
        model = Specialist
        fields = ["full_name", "field", "organisation"]
        validators = []


class SpecialistViewSet(OfInspection):
    """Persons of special knowledge called to an inspection (point 4(23))."""

    queryset = Specialist.objects.all()
    serializer_class = SpecialistSerializer

    @extend_schema(request=CallSpecialist, responses={201: SpecialistSerializer})
    def create(self, request, inspection):
        """Name a specialist who takes part."""
        return self.created(self.act(inspections.call_specialist, self.owner, **self.said(CallSpecialist)))

    @extend_schema(responses={204: None})
    def destroy(self, request, inspection, pk):
        """A specialist does not take part after all."""
        self.act(inspections.dismiss_specialist, self.get_object())
        return Response(status=status.HTTP_204_NO_CONTENT)
