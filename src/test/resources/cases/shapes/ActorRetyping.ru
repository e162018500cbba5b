# Who is retyped is one actor.
DELETE WHERE { <retyping> ent:corrects ?what }

# Who is retyped is one actor.
INSERT DATA { <retyping> ent:corrects <norway> }

# A retyping gives one of the nine kinds.
DELETE WHERE { <retyping> ent:newClass ?what }

# A retyping gives one of the nine kinds.
INSERT DATA { <retyping> ent:newClass ent:Meeting }
