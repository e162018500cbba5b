# A disagreement is between two engagements.
DELETE DATA { <disagreement> ent:between <project> }

# A disagreement is between two engagements.
INSERT DATA { <disagreement> ent:between <meeting> }

# A disagreement is between two engagements.
DELETE { <disagreement> ent:between <project> } INSERT { <disagreement> ent:between <norway> } WHERE {}

# A disagreement is on one property.
DELETE WHERE { <disagreement> ent:onProperty ?what }

# A disagreement is on one property.
INSERT DATA { <disagreement> ent:onProperty ent:status }

# A disagreement is on one property.
DELETE { <disagreement> ent:onProperty ?old } INSERT { <disagreement> ent:onProperty "date" } WHERE { <disagreement> ent:onProperty ?old }
