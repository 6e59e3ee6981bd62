"""Whose duty a rule is and about what, as SQL over whole tables: one row per facility, or per office."""

from ..enums import About, Having

#: The lowest office of the rule's levels at or above the one that supervises the facility, if it is of its branches.
FACILITIES = """
SELECT * FROM (
    SELECT DISTINCT ON (f.id) f.id AS facility_id, f.opened_on, f.closed_on,
        o.id AS office_id, o.level, o.branch, o.time_zone
    FROM facilities_facility f
    JOIN core_office s ON s.id = f.supervising_office_id
    JOIN core_office o ON o.id = ANY(s.lineage) AND o.level = ANY(%(levels)s::text[])
    WHERE f.kind = ANY(%(kinds)s::text[])
        AND (%(in_centre)s::boolean IS NULL OR f.in_oblast_centre = %(in_centre)s)
    ORDER BY f.id, cardinality(o.lineage) DESC
) lowest WHERE branch = ANY(%(branches)s::text[])
"""
OFFICES = """
SELECT NULL::bigint AS facility_id, NULL::date AS opened_on, NULL::date AS closed_on,
    id AS office_id, level, branch, time_zone
FROM core_office WHERE level = ANY(%(levels)s::text[]) AND branch = ANY(%(branches)s::text[])
"""
#: What the facility must have on some day from {first} to {last}.
HAVING = {
    "": "TRUE",
    Having.MAILBOX: """EXISTS (SELECT FROM facilities_mailbox m WHERE m.facility_id = {facility}
        AND m.installed_on <= {last} AND (m.removed_on IS NULL OR m.removed_on > {first}))""",
    Having.PENAL_ROOM: """EXISTS (SELECT FROM facilities_penalroom r WHERE r.facility_id = {facility}
        AND (r.closed_on IS NULL OR r.closed_on > {first}))""",
}


def targets(rule):
    """The SQL of (facility_id, opened_on, closed_on, office_id, level, branch, time_zone) of a rule."""
    return FACILITIES if rule.about == About.FACILITY else OFFICES


def having(rule, facility, first, last):
    """The SQL condition that the facility has what the rule asks for."""
    return HAVING[rule.having].format(facility=facility, first=first, last=last)


def parameters(rule):
    return {
        "levels": rule.levels,
        "branches": rule.branches,
        "kinds": rule.facility_kinds,
        "in_centre": rule.in_oblast_centre,
    }
