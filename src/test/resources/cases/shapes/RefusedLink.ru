# A refused link is of one resource.
DELETE WHERE { <norway/link/2> ent:linkOf ?what }

# A refused link would lead to one resource.
DELETE WHERE { <norway/link/2> ent:linkTo ?what }

# A refused link says by whom it was refused.
DELETE WHERE { <norway/link/2> ent:decidedBy ?who }

# A refused link has the time of its refusal.
DELETE WHERE { <norway/link/2> dcterms:created ?when }

# A refused link gives one reason.
DELETE WHERE { <norway/link/2> ent:reason ?why }
