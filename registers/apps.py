from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistersConfig(AppConfig):
    name = "registers"
    verbose_name = _("Receptions and considerations")

    def ready(self):
        """The certificate of an inspection lists the legal acts studied during it (points 8, 13)."""
        from inspections.annexes import add_to_certificate

        from .papers import legal_acts_of

        add_to_certificate("legal_acts", legal_acts_of)
