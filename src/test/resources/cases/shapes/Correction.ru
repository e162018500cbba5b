# A correction says by whom it is, in up to 200 characters.
DELETE WHERE { <refusal> ent:correctedBy ?who }

# A correction says by whom it is, in up to 200 characters.
INSERT DATA { <refusal> ent:correctedBy "Another" }

# A correction gives one reason, in up to 2000 characters.
DELETE WHERE { <refusal> ent:reason ?why }

# A correction gives one reason, in up to 2000 characters.
DELETE { <refusal> ent:reason ?why } INSERT { <refusal> ent:reason "" } WHERE { <refusal> ent:reason ?why }

# A correction has the time of its making.
DELETE WHERE { <refusal> prov:generatedAtTime ?when }
