"""Where alerts reach an officer beside the desk: their own addresses and those of their office."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from oversight.core.pages import form_address, form_page
from oversight.core.refusals import may

from ..actions import addresses as actions
from ..forms_addresses import AddressForm, ChangeAddressForm
from ..models import ChannelAddress
from ..policies import check_can_keep_address


@require_safe
def addresses(request):
    """One's own, and those of one's office, which its leaders keep."""
    found = ChannelAddress.objects.reaching_all_of(request.user)
    own = [one for one in found if one.officer_id]
    shared = [one for one in found if one.office_id]
    context = {
        "own": own,
        "shared": shared,
        "keeps_office": may(check_can_keep_address, request.user, _new(request, True)),
    }
    return render(request, "duties/addresses.html", context)


@form_address
def add_address(request, of_office):
    new = _new(request, of_office)
    check_can_keep_address(request.user, new)

    def act(**fields):
        owner = {"office": new.office} if of_office else {"officer": new.officer}
        actions.add_address(**fields, **owner, by=request.user, at=timezone.now())
        messages.success(request, _("The address has been entered. Send a test message to see whether it arrives."))
        return reverse("duties:addresses")

    heading = _("New address of the office") if of_office else _("New address of mine")
    return _form_page(request, AddressForm(request.POST or None, instance=new), act, heading)


@form_address
def change_address(request, pk):
    address = _kept(request, pk)

    def act(**fields):
        actions.change_address(address, **fields, by=request.user, at=timezone.now())
        messages.success(request, _("The address has been changed."))
        return reverse("duties:addresses")

    initial = {"version": address.version, "url": ""}
    form = ChangeAddressForm(request.POST or None, instance=address, initial=initial)
    return _form_page(request, form, act, _("Change the address"))


@require_POST
def try_address(request, pk):
    """Send a test message and say what came of it."""
    address = _kept(request, pk)
    error = actions.try_address(address, by=request.user, at=timezone.now())
    if error:
        words = {"title": address.title, "cause": error}
        messages.error(request, _("The test message to “%(title)s” could not be sent: %(cause)s") % words)
    else:
        messages.success(request, _("The test message to “%(title)s” has been sent.") % {"title": address.title})
    return redirect("duties:addresses")


def _new(request, of_office):
    if of_office:
        return ChannelAddress(office=request.user.office)
    return ChannelAddress(officer=request.user)


def _kept(request, pk):
    """The address, if `request.user` sees it; whoever only sees it is refused."""
    address = get_object_or_404(ChannelAddress.objects.visible_to(request.user), pk=pk)
    check_can_keep_address(request.user, address)
    return address


def _form_page(request, form, act, heading):
    context = {
        "heading": heading,
        "about": "",
        "back_url": reverse("duties:addresses"),
        "back_title": _("Where alerts reach me"),
    }
    return form_page(request, form, "core/_form_page.html", act, **context)
