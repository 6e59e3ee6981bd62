from .act_kind import ActKind
from .checklist import Checklist, ChecklistLine
from .court_matter import CourtMatter
from .delivery import ChannelAddress, Delivery, Mark
from .edition import Edition
from .emergency import EmergencyKind, EmergencyQuestion
from .escalation import Alert, Escalation
from .feed import CalendarFeed
from .kind import InspectionKind
from .limit import Limit
from .means import Means, MeansQuestion
from .obligation import Obligation
from .pending import PendingStep
from .risk import RiskBand, RiskFactor
from .rule import Rule, RuleStep
from .transfer import TransferredDay, calendar_for

__all__ = [
    "ActKind",
    "Alert",
    "CalendarFeed",
    "ChannelAddress",
    "Checklist",
    "ChecklistLine",
    "CourtMatter",
    "Delivery",
    "Edition",
    "EmergencyKind",
    "EmergencyQuestion",
    "Escalation",
    "InspectionKind",
    "Limit",
    "Mark",
    "Means",
    "MeansQuestion",
    "Obligation",
    "PendingStep",
    "RiskBand",
    "RiskFactor",
    "Rule",
    "RuleStep",
    "TransferredDay",
    "calendar_for",
]
