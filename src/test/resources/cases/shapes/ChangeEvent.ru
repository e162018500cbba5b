# A change is of one or more actors.
DELETE WHERE { <union> org:originalOrganization ?what }

# One or more actors come of a change.
INSERT DATA { <union> org:resultingOrganization <north-sea> }
