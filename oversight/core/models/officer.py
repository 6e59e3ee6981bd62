from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ..enums import Rank, Role
from ..languages import localized
from .office import Office


class OfficerQuerySet(models.QuerySet):
    def visible_to(self, officer):
        return self.filter(office__in=Office.objects.visible_to(officer))

    def active(self):
        return self.filter(is_active=True)


class OfficerManager(BaseUserManager.from_queryset(OfficerQuerySet)):
    def get_queryset(self):
        # An officer is never of use without the office: scope and time zone hang on it.
        return super().get_queryset().select_related("office")


class Officer(AbstractBaseUser):
    """Who signs in: an officer of one office, holding a post, a rank and roles (points 4(8), 4(10), 4(16))."""

    username = models.CharField(
        _("sign-in name"), max_length=64, unique=True, error_messages={"unique": _("This sign-in name is taken.")}
    )
    office = models.ForeignKey(Office, models.PROTECT, related_name="officers", verbose_name=_("office"))
    surname = models.CharField(_("surname"), max_length=80)
    given_name = models.CharField(_("given name"), max_length=80)
    patronymic = models.CharField(_("patronymic"), max_length=80, blank=True)
    post_ru = models.CharField(_("post in Russian"), max_length=200)
    post_kk = models.CharField(_("post in Kazakh"), max_length=200)
    rank = models.CharField(_("class rank"), max_length=32, choices=Rank, blank=True)
    roles = ArrayField(models.CharField(max_length=32, choices=Role), verbose_name=_("roles"), default=list)
    phone = models.CharField(_("telephone"), max_length=32, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=[("ru", "Русский"), ("kk", "Қазақша"), ("en", "English")],
        default="ru",
    )
    is_active = models.BooleanField(_("may sign in"), default=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["surname", "given_name"]

    objects = OfficerManager()

    class Meta:
        verbose_name = _("officer")
        verbose_name_plural = _("officers")
        ordering = ["surname", "given_name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="officer_holds_a_role",
                condition=Q(roles__len__gt=0) & Q(roles__contained_by=Role.values),
                violation_error_message=_("An officer holds at least one role."),
            ),
        ]

    def __str__(self):
        return self.full_name

    @property
    def full_name(self):
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)

    @property
    def short_name(self):
        """Surname and initials, as a signature line shows it: «Сериков А. Б.»."""
        initials = " ".join(f"{part[0]}." for part in (self.given_name, self.patronymic) if part)
        return f"{self.surname} {initials}"

    @property
    def post(self):
        return localized(self, "post")

    @property
    def role_titles(self):
        return [Role(role).label for role in self.roles]

    @property
    def audit_office_id(self):
        return self.office_id

    def holds(self, roles):
        return not roles.isdisjoint(self.roles)

    @cached_property
    def is_reference_admin(self):
        """Keeps offices, officers and facilities everywhere, and sees no case."""
        return Role.REFERENCE_ADMIN in self.roles
