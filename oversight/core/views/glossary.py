from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..glossary import TERMS


@require_safe
def glossary(request):
    text = request.GET.get("q", "").strip()
    return render(request, "core/glossary.html", {"terms": [term for term in TERMS if term.matches(text)], "q": text})
