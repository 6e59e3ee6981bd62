"""What every address of the API is made of: strict bodies, references within scope, one way to act and to answer."""

from collections.abc import Mapping
from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers, status, viewsets
from rest_framework.exceptions import ParseError
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.parsers import JSONParser
from rest_framework.response import Response

from .actions import requests
from .policies import CASE_READERS, check_can_inspect
from .rest_rows import rows_of

IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    location=OpenApiParameter.HEADER,
    description="Of your choice, new for every request: sent again after a lost answer, it makes nothing twice.",
)


class Body(serializers.Serializer):
    """What a request says: validated here, never saved here.

    A name it does not know is refused: a misspelt field that is dropped in silence is lost work.
    """

    def to_internal_value(self, data):
        if isinstance(data, Mapping):
            known = ", ".join(self.fields)
            refused = {name: self._stranger(name, known) for name in data if name not in self.fields}
            if refused:
                raise serializers.ValidationError(refused)
        return super().to_internal_value(data)

    def _stranger(self, name, known):
        if not known:
            return _("“%(name)s” can't be set here: nothing is expected.") % {"name": name}
        return _("“%(name)s” can't be set here; what can: %(known)s.") % {"name": name, "known": known}


class Partial(Body):
    """Some of the fields: what is not named stays as it is."""

    always = ()

    def get_fields(self):
        fields = super().get_fields()
        for name, field in fields.items():
            field.required = name in self.always
        return fields

    def validate(self, said):
        if not said.keys() - set(self.always):
            raise serializers.ValidationError(_("Nothing is said that would change anything."))
        return said


class Patch(Partial):
    """Some of the fields, and the version the officer has seen, so that newer work is not overwritten."""

    always = ("version",)
    version = serializers.IntegerField(min_value=0, help_text="The version you have seen.")


class Reason(Body):
    """Why something is done that others will ask about."""

    reason = serializers.CharField(allow_blank=True, max_length=2000)


class InScope(serializers.PrimaryKeyRelatedField):
    """A reference by id to something the officer may see; all else does not exist."""

    default_error_messages = {"does_not_exist": gettext_lazy("There is no such thing, or it is outside your scope.")}

    def __init__(self, **kwargs):
        super().__init__(pk_field=serializers.IntegerField(), **kwargs)

    def get_queryset(self):
        return super().get_queryset().visible_to(self.context["request"].user)


class Json(JSONParser):
    """JSON of the depth that a person's work may have."""

    def parse(self, stream, media_type=None, parser_context=None):
        try:
            return super().parse(stream, media_type, parser_context)
        except RecursionError:
            raise ParseError(_("The JSON is nested too deeply.")) from None


class Named(serializers.Serializer):
    """Something as another thing's answer names it, in the language of the request."""

    id = serializers.IntegerField()
    name = serializers.CharField(source="__str__")


class KnownFilters(DjangoFilterBackend):
    """Filters of a list; one it does not have is refused: misspelt, it would answer with everything."""

    def filter_queryset(self, request, queryset, view):
        of_pages = self._names_of_pages(view)
        asked = [name for name in request.query_params if name not in of_pages]
        if view.action != "list" or not asked:
            return queryset
        known = [*self._names(self.get_filterset(request, queryset, view)), *of_pages]
        for name in asked:
            if name not in known:
                sentence = _("This list has no filter “%(name)s”; it has: %(known)s.")
                raise serializers.ValidationError({name: sentence % {"name": name, "known": ", ".join(known)}})
        return super().filter_queryset(request, queryset, view)

    def _names(self, filterset):
        fields = filterset.form.fields.items() if filterset is not None else ()
        return [name + suffix for name, field in fields for suffix in getattr(field.widget, "widgets_names", [""])]

    def _names_of_pages(self, view):
        pages = view.paginator
        return [pages.cursor_query_param, pages.page_size_query_param] if pages is not None else []


class Api(viewsets.GenericViewSet):
    """Addresses of one kind of thing: `queryset` is looked at only through the officer's scope.

    `serializer_class` is what is answered; what is asked is a `Body` per verb.
    """

    lookup_value_converter = "int"
    parser_classes = [Json]
    filter_backends = [KnownFilters]
    metadata_class = None

    def get_queryset(self):
        return super().get_queryset().visible_to(self.request.user)

    def said(self, body=Body, **kwargs):
        """The request's body as `body` understands it, or a 400 with a sentence per field."""
        serializer = body(data=self.request.data, context=self.get_serializer_context(), **kwargs)
        serializer.is_valid(raise_exception=True)
        return serializer.validated_data

    def act(self, verb, *things, **said):
        """Do `verb`, an action, as the officer who asks and now."""
        return verb(*things, **said, by=self.request.user, at=timezone.now())

    def make(self, verb, *things, body):
        """Do `verb`, which makes a thing, and answer with it; sent again with its `Idempotency-Key`, nothing."""
        said, key = self.said(body), self.request.headers.get(IDEMPOTENCY_KEY.name)
        if key is None:
            pk = self.act(verb, *things, **said).pk
        elif not 8 <= len(key) <= 64 or not key.isprintable():
            raise serializers.ValidationError({IDEMPOTENCY_KEY.name: _("A key has from 8 to 64 characters.")})
        else:
            about = {"key": key, "address": self.request.path, "body": self.request.data}
            pk = self.act(requests.once, partial(self.act, verb, *things, **said), **about)
        return self.created(get_object_or_404(self.get_queryset(), pk=pk))

    def answer(self, thing, *, code=status.HTTP_200_OK, **kwargs):
        """`thing`, or `many=True` things, as this view shows them."""
        return Response(self.get_serializer(thing, **kwargs).data, status=code)

    def created(self, thing):
        return self.answer(thing, code=status.HTTP_201_CREATED)


class ReadOnlyApi(ListModelMixin, RetrieveModelMixin, Api):
    """A list in pages and a card. Its rows are drawn by `rest_rows`: what the serializer says, made once for all."""

    def list(self, request, *args, **kwargs):
        found = self.filter_queryset(self.get_queryset())
        page = self.paginate_queryset(found)
        rows = rows_of(self.get_serializer(), found if page is None else page)
        return Response(rows) if page is None else self.get_paginated_response(rows)


class InnerApi(Api):
    """Things that belong to one other thing, all of them in one answer; `owner` is that thing, in scope."""

    pagination_class = None
    owner_class = None
    owner_name = ""

    @cached_property
    def owner(self):
        found = self.owner_class.objects.visible_to(self.request.user)
        return get_object_or_404(found, pk=self.kwargs[self.owner_name])

    def get_queryset(self):
        return self.queryset.filter(**{self.owner_name: self.owner})

    def list(self, request, **kwargs):
        return self.answer(self.get_queryset(), many=True)


class OfCases:
    """Cases do not exist for those who keep reference data only; who only reads is told so before any typo."""

    check_can_write = staticmethod(check_can_inspect)

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        if not request.user.holds(CASE_READERS):
            raise Http404

    def said(self, *args, **kwargs):
        self.check_can_write(self.request.user)
        return super().said(*args, **kwargs)
