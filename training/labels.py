"""What the model may say. The order is part of the model: labels.txt beside the exported files keeps it."""

TYPES = (
    "State GovernmentBody ArmedForce IntergovernmentalOrganisation Company ResearchInstitution Person Bloc Organisation"
).split()
CLASSES = (
    "Agreement Project Exercise Transfer Meeting Cooperation Programme Sanction Conflict Event Observation"
).split()
STATUSES = "proposed planned agreed underway completed cancelled".split()
FACTUALITIES = "asserted reported alleged possible denied".split()

ACTOR_ROLES = "party partner beneficiary supplier recipient owner initiator target host attributedTo about".split()
DATES = "dateSigned dateAnnounced dateStarted dateEnded dateDue dateOccurred".split()
# Spans within one group never overlap, those of two groups may: "three frigates" is a quantity and holds an object.
ROLE_GROUPS = [ACTOR_ROLES, ["object", "measure", "place", *DATES], ["name", "amount", "quantity", "value"]]


def bio(names):
    return ["O"] + [prefix + name for name in names for prefix in ("B-", "I-")]


MENTION_LABELS = bio(TYPES)
TRIGGER_LABELS = bio(CLASSES)
ROLE_LABELS = [bio(group) for group in ROLE_GROUPS]


def lines():
    """The file of labels: a name, then what it may be."""
    rows = {"mention": MENTION_LABELS, "trigger": TRIGGER_LABELS}
    rows |= {f"role{i + 1}": labels for i, labels in enumerate(ROLE_LABELS)}
    rows |= {"class": CLASSES, "status": STATUSES, "factuality": FACTUALITIES}
    return [" ".join([name, *labels]) for name, labels in rows.items()]
