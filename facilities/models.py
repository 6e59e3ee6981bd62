from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from oversight.core.languages import localized
from oversight.core.models import Office

from .enums import FacilityKind, Operator, PenalRoomKind, SecurityLevel


class FacilityQuerySet(models.QuerySet):
    def visible_to(self, officer):
        return self.filter(supervising_office__in=Office.objects.visible_to(officer))

    def open_on(self, day):
        return self.filter(opened_on__lte=day).filter(Q(closed_on=None) | Q(closed_on__gt=day))

    def with_heads_on(self, day):
        """Each facility with `serving`: a list of who heads it on `day`, the one who signs first."""
        return self.prefetch_related(models.Prefetch("heads", FacilityHead.objects.serving_on(day), to_attr="serving"))


class Facility(models.Model):
    """A place the prosecutor supervises (points 4(2), 4(14), 4(20), 4(26), 4(29), 4(31), 58, 59)."""

    kind = models.CharField(_("kind"), max_length=16, choices=FacilityKind)
    security_level = models.CharField(_("security level"), max_length=16, choices=SecurityLevel, blank=True)
    name_ru = models.CharField(_("name in Russian"), max_length=200)
    name_kk = models.CharField(_("name in Kazakh"), max_length=200)
    operator = models.CharField(_("operator"), max_length=20, choices=Operator)
    supervising_office = models.ForeignKey(
        Office, models.PROTECT, related_name="facilities", verbose_name=_("supervising office")
    )
    in_oblast_centre = models.BooleanField(
        _("in an oblast centre"),
        default=False,
        help_text=_("Detention facilities in oblast centres are checked monthly by the oblast office (point 21)."),
    )
    address = models.CharField(_("address"), max_length=300, blank=True)
    phone = models.CharField(_("telephone"), max_length=32, blank=True)
    capacity = models.PositiveIntegerField(_("capacity"), null=True, blank=True)
    opened_on = models.DateField(_("opened on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = FacilityQuerySet.as_manager()

    class Meta:
        verbose_name = _("facility")
        verbose_name_plural = _("facilities")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["supervising_office", "-id"], name="facilities_of_office")]
        constraints = [
            models.CheckConstraint(
                name="facility_closes_after_it_opens",
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                violation_error_message=_("A facility can't be closed before it was opened."),
            ),
            models.CheckConstraint(
                name="facility_security_level_only_in_uis",
                condition=(Q(kind=FacilityKind.UIS) & ~Q(security_level=""))
                | (~Q(kind=FacilityKind.UIS) & Q(security_level="")),
                violation_error_message=_("A penal institution, and only it, has a security level."),
            ),
        ]

    def __str__(self):
        return localized(self, "name")

    @property
    def audit_office_id(self):
        return self.supervising_office_id

    def is_open_on(self, day):
        return self.opened_on <= day and (self.closed_on is None or day < self.closed_on)

    def head_on(self, day):
        """Who signs for the place on `day`: the acting head where there is one, else the head, else None."""
        return self.heads.serving_on(day).first()


class FacilityHeadQuerySet(models.QuerySet):
    def serving_on(self, day):
        """Who is in office on `day`, the acting head before the head."""
        serving = self.filter(from_on__lte=day).filter(Q(until_on=None) | Q(until_on__gte=day))
        return serving.order_by("-acting", "-from_on", "-pk")


class FacilityHead(models.Model):
    """Who heads the place, or acts for the head, between two days; they sign acknowledgements (point 9)."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="heads", verbose_name=_("facility"))
    full_name = models.CharField(_("full name"), max_length=240)
    post = models.CharField(_("post"), max_length=200)
    acting = models.BooleanField(_("acting"), default=False)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True, help_text=_("The last day; empty while in office."))

    objects = FacilityHeadQuerySet.as_manager()

    class Meta:
        verbose_name = _("head of facility")
        verbose_name_plural = _("heads of facilities")
        ordering = ["-from_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="head_leaves_after_coming",
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                violation_error_message=_("The last day can't be before the first."),
            ),
            models.UniqueConstraint(
                "facility",
                condition=Q(until_on=None, acting=False),
                name="one_head_at_a_time",
                violation_error_message=_("The facility already has a head: give the former one a last day first."),
            ),
        ]

    def __str__(self):
        return self.full_name

    @property
    def audit_office_id(self):
        return self.facility.supervising_office_id


class PenalRoom(models.Model):
    """A single cell or a disciplinary isolator (point 4(5))."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="penal_rooms", verbose_name=_("facility"))
    kind = models.CharField(_("kind"), max_length=8, choices=PenalRoomKind)
    name = models.CharField(_("number or name"), max_length=80)
    places = models.PositiveSmallIntegerField(_("places"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("penal room")
        verbose_name_plural = _("penal rooms")
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint(
                "facility",
                "kind",
                "name",
                name="penal_room_named_once",
                violation_error_message=_("This facility already has a room of that kind and name."),
            ),
            models.CheckConstraint(
                name="penal_room_holds_somebody",
                condition=Q(places__gte=1),
                violation_error_message=_("A room has at least one place."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.name}"

    @property
    def audit_office_id(self):
        return self.facility.supervising_office_id


class Mailbox(models.Model):
    """A special mailbox for complaints about officials, emptied weekly (points 4(6), 21, 32(5))."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="mailboxes", verbose_name=_("facility"))
    place = models.CharField(_("where it hangs"), max_length=200)
    installed_on = models.DateField(_("installed on"))
    removed_on = models.DateField(_("removed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("special mailbox")
        verbose_name_plural = _("special mailboxes")
        ordering = ["installed_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="mailbox_removed_after_installed",
                condition=Q(removed_on=None) | Q(removed_on__gte=F("installed_on")),
                violation_error_message=_("A mailbox can't be removed before it was installed."),
            ),
        ]

    def __str__(self):
        return self.place

    @property
    def audit_office_id(self):
        return self.facility.supervising_office_id
