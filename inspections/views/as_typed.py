"""Forms that save as they are typed: what the script is answered, and what a browser without a script is shown."""

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import time_format

from oversight.core.forms import differences, refuse
from oversight.core.refusals import Conflict, Forbidden, Refused


def save_as_typed(request, form, act, *, back, fragments=dict):
    """Call `act(version=…, **said)`, which returns the written row, and answer.

    The script sends `X-Autosave: 1` and gets JSON: 200 with the new version and the `fragments()` of the page it
    changed, 409 with what another device has
    written meanwhile, 422 with a sentence per field, 403 when it is another's to write. Without a script: back to
    `back`, or a page that keeps every typed word.
    """
    if not form.is_valid():
        return _refused(request, form, back)
    try:
        written = act(version=form.cleaned_data["version"], **form.said)
    except Conflict as conflict:
        return _conflict(request, form, conflict, back)
    except Forbidden as refusal:
        if not by_script(request):
            raise
        return JsonResponse({"message": str(refusal.sentence)}, status=403)
    except Refused as refusal:
        refuse(form, refusal)
        return _refused(request, form, back)
    if not by_script(request):
        return redirect(back)
    now = time_format(timezone.localtime(), "H:i")
    return JsonResponse({"version": written.version, "saved_at_label": now, "fragments": fragments()})


def _refused(request, form, back):
    if by_script(request):
        errors = {("" if name == "__all__" else name): list(texts) for name, texts in form.errors.items()}
        return JsonResponse({"errors": errors}, status=422)
    words = [(form.fields[name].label, form.data[name]) for name in form.saved if name in form.data]
    context = {"form": form, "typed_words": words, "back": back}
    return render(request, "inspections/not_saved.html", context, status=422)


def _conflict(request, form, conflict, back):
    if by_script(request):
        answer = {
            "message": str(conflict.sentence),
            "theirs": conflict.theirs,
            "labels": {name: str(form.fields[name].label) for name in form.saved},
            "version": conflict.version,
        }
        return JsonResponse(answer, status=409)
    context = {
        "conflict": conflict,
        "differences": differences(form, {name: conflict.theirs[name] for name in form.said}),
        "typed": [(name, form.data[name]) for name in form.saved if name in form.data],
        "back": back,
        "address": request.path,
    }
    return render(request, "inspections/conflict.html", context, status=409)


def by_script(request):
    return request.headers.get("X-Autosave") == "1"
