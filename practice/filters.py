"""What the library of methods and the log of activities are narrowed by; the pages and the API share it."""

import django_filters as filters
from django.db.models import Exists, OuterRef, Q
from django.forms import DateInput, TextInput
from django.utils.translation import gettext_lazy as _

from facilities.enums import FacilityKind
from oversight.core.filters import YesNo
from oversight.core.models import Office

from .enums import ActivityKind, MethodKind, MethodState
from .lines import lines_of_work
from .models import Activity, Method, MethodVersion


def _offices(request):
    return Office.objects.visible_to(request.user)


def _offices_of_line(request):
    """Whose methods the officer reads: of the offices above, of their own and of those below."""
    own = request.user.office
    return Office.objects.filter(Q(pk__in=own.lineage) | Q(lineage__contains=[own.pk]))


class MethodFilter(filters.FilterSet):
    """Which methods: by words of the title and the text, kind, line of work, kind of facility, point, office, state."""

    q = filters.CharFilter(
        label=_("Words of the title or the text"), method="of_words", widget=TextInput({"type": "search"})
    )
    kind = filters.ChoiceFilter(label=_("Kind"), choices=MethodKind.choices, empty_label=_("Every kind"))
    line = filters.ChoiceFilter(
        label=_("Line of work"), field_name="line_ru", choices=lines_of_work, empty_label=_("Every line")
    )
    facility_kind = filters.ChoiceFilter(
        label=_("Kind of facility"),
        choices=FacilityKind.choices,
        method="of_facilities",
        empty_label=_("Every kind of facility"),
    )
    point = filters.CharFilter(label=_("Point of the Instruction"), method="of_point")
    office = filters.ModelChoiceFilter(label=_("Office"), queryset=_offices_of_line, empty_label=_("All offices"))
    state = filters.ChoiceFilter(label=_("State"), choices=MethodState.choices, empty_label=_("Every state"))

    class Meta:
        model = Method
        fields = []

    def of_words(self, queryset, name, text):
        """Every word, in any case: in the title, the line of work or in what the officer may read of its text."""
        for word in text.split()[:10]:
            read = MethodVersion.objects.visible_to(self.request.user).filter(method=OuterRef("pk"))
            said = read.filter(Q(words_ru__icontains=word) | Q(words_kk__icontains=word))
            names = (Q(**{f"{one}__icontains": word}) for one in ("title_ru", "title_kk", "line_ru", "line_kk"))
            found = Q(Exists(said))
            for one in names:
                found |= one
            queryset = queryset.filter(found)
        return queryset

    def of_facilities(self, queryset, name, kind):
        """Those meant for the kind, and those for all places; one that names points alone is found by its point."""
        return queryset.filter(Q(facility_kinds__contains=[kind]) | Q(facility_kinds=[], points=[]))

    def of_point(self, queryset, name, point):
        return queryset.filter(points__contains=[point.strip()])


class ActivityFilter(filters.FilterSet):
    """Which activities: by words, kind, office with those below it, days on which they began, withdrawn or not."""

    q = filters.CharFilter(
        label=_("Title, place, people or result"), method="of_words", widget=TextInput({"type": "search"})
    )
    kind = filters.ChoiceFilter(label=_("Kind"), choices=ActivityKind.choices, empty_label=_("Every kind"))
    office = filters.ModelChoiceFilter(
        label=_("Office"), queryset=_offices, method="within_office", empty_label=_("All offices")
    )
    from_on = filters.DateFilter(
        label=_("From"), field_name="from_on", lookup_expr="gte", widget=DateInput({"type": "date"})
    )
    until_on = filters.DateFilter(
        label=_("Through"), field_name="from_on", lookup_expr="lte", widget=DateInput({"type": "date"})
    )
    alone = filters.BooleanFilter(label=_("Without the offices below it"), method="as_it_is", widget=YesNo)
    withdrawn = filters.BooleanFilter(label=_("Withdrawn"), method="of_withdrawn", widget=YesNo)

    class Meta:
        model = Activity
        fields = []

    def of_words(self, queryset, name, text):
        for word in text.split()[:10]:
            officers = Activity.participants.through.objects.filter(
                activity=OuterRef("pk"), officer__surname__icontains=word
            )
            found = Q(Exists(officers))
            for one in ("title", "place", "others", "result"):
                found |= Q(**{f"{one}__icontains": word})
            queryset = queryset.filter(found)
        return queryset

    def within_office(self, queryset, name, office):
        if self.form.cleaned_data.get("alone"):
            return queryset.filter(office=office)
        return queryset.filter(office__in=Office.objects.within(office).values("pk"))

    def as_it_is(self, queryset, name, wanted):
        """It says how the office is meant."""
        return queryset

    def of_withdrawn(self, queryset, name, wanted):
        return queryset.exclude(withdraw_reason="") if wanted else queryset.standing()
