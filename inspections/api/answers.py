from django.db import transaction
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from oversight.core.refusals import Conflict
from oversight.core.rest import Body, Patch

from ..actions import checklist, shares
from ..models import Answer
from .examples import ANSWER, ANSWERS
from .inner import OfInspection, WithFiles
from .shapes import AnswerSerializer


class AnswerLine(Patch, serializers.ModelSerializer):
    class Meta:
        model = Answer
        fields = ["value", "note", "version"]
        validators = []


class AnswerOneOfMany(AnswerLine):
    always = ("position", "version")
    position = serializers.IntegerField(min_value=1)

    class Meta(AnswerLine.Meta):
        fields = ["position", *AnswerLine.Meta.fields]


class TakeLines(Body):
    positions = serializers.ListField(
        child=serializers.IntegerField(min_value=1), required=False, help_text="All that are free, if not given."
    )
    over = serializers.BooleanField(required=False, help_text="Also lines a colleague has taken.")


class GiveLinesBack(Body):
    positions = serializers.ListField(child=serializers.IntegerField(min_value=1))


class AnswerViewSet(WithFiles, OfInspection):
    """The checklist of one inspection, line by line."""

    queryset = Answer.objects.select_related("answered_by", "taken_by").prefetch_related(
        "files__office", "files__uploaded_by"
    )
    serializer_class = AnswerSerializer
    lookup_field = "position"

    @extend_schema(request=AnswerLine, examples=[ANSWER])
    def partial_update(self, request, inspection, position):
        """Answer one line."""
        line = self.get_object()
        self.act(checklist.answer, line, **self.said(AnswerLine))
        return self.answer(self.get_object())

    @extend_schema(
        operation_id="inspections_answers_partial_update_many",
        request=AnswerOneOfMany(many=True),
        responses=AnswerSerializer(many=True),
        examples=[ANSWERS],
    )
    def partial_update_many(self, request, inspection):
        """Answer several lines at once: all of them or, if somebody has changed one in between, none."""
        lines = {line.position: line for line in self.get_queryset()}
        said = self.said(AnswerOneOfMany, many=True, allow_empty=False)
        self._refuse_strange_lines(said, lines)
        self._answer_all([(lines[one.pop("position")], one) for one in said])
        return self.list(request)

    @extend_schema(request=None, responses=AnswerSerializer(many=True))
    @action(detail=False, methods=["post"])
    def rest(self, request, inspection):
        """Mark as in order every matter of which nobody has said anything yet."""
        self.act(checklist.answer_rest, self.owner, **self.said())
        return self.list(request)

    @extend_schema(request=TakeLines, responses=AnswerSerializer(many=True))
    @action(detail=False, methods=["post"])
    def take(self, request, inspection):
        """“I fill this”: several inspectors share one checklist."""
        self.act(shares.take, self.owner, **self.said(TakeLines))
        return self.list(request)

    @extend_schema(request=GiveLinesBack, responses=AnswerSerializer(many=True))
    @action(detail=False, methods=["post"], url_path="give-back")
    def give_back(self, request, inspection):
        """Lines you have taken are anybody's again."""
        self.act(shares.give_back, self.owner, **self.said(GiveLinesBack))
        return self.list(request)

    def _refuse_strange_lines(self, said, known):
        positions = [one["position"] for one in said]
        strange = {
            number: {"position": _("There is no such line, or it is answered twice here.")}
            for number, position in enumerate(positions)
            if position not in known or position in positions[:number]
        }
        if strange:
            raise serializers.ValidationError(strange)

    @transaction.atomic
    def _answer_all(self, answers):
        theirs = []
        for line, said in answers:
            try:
                self.act(checklist.answer, line, **said)
            except Conflict as conflict:
                theirs.append({"position": line.position, **conflict.theirs, "version": conflict.version})
        if theirs:
            raise Conflict(
                _("Some lines have been changed on another device since you opened them; none was saved."),
                theirs=theirs,
                version=None,
            )
