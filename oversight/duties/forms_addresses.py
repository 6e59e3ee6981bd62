"""What is typed about an address for alerts. Its URL is never shown back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import ChannelAddress


class AddressForm(forms.ModelForm):
    url = forms.CharField(
        label=_("Address"),
        max_length=500,
        strip=True,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}),
        help_text=_(
            "As Apprise writes it, for example tgram://TOKEN/CHAT. It may hold a secret: it is never shown again."
        ),
    )

    class Meta:
        model = ChannelAddress
        fields = ("title", "url")
        help_texts = {"title": _("What you will know it by: “My Telegram”, “Duty telephone”.")}


class ChangeAddressForm(AddressForm):
    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta(AddressForm.Meta):
        fields = ("title", "url", "enabled")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["url"].required = False
        self.fields["url"].help_text = _("Leave it empty to keep the address as it is; a new one takes its place.")

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("url"):
            cleaned.pop("url", None)
        return cleaned

    def _post_clean(self):
        """The action validates: a form that set the fields would change what it is compared with."""
