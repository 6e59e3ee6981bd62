"""What a long checklist is drawn with."""

from django import template

from ..views import lines

register = template.Library()


@register.simple_tag(takes_context=True)
def blank_finding(context, line):
    """The form that opens when “violation” is tapped on a line without a finding."""
    return lines.blank_finding(line, str(context["csrf_token"]))
