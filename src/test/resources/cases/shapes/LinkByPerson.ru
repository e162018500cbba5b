# A decision about a link says by whom it is, in up to 200 characters.
INSERT DATA { <norway/link/1> ent:decidedBy "Another" }

# A decision about a link says by whom it is, in up to 200 characters.
DELETE { <norway/link/2> ent:decidedBy ?who } INSERT { <norway/link/2> ent:decidedBy "" } WHERE { <norway/link/2> ent:decidedBy ?who }
