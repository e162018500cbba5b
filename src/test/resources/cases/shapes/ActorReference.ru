# A reference to an actor names one actor.
DELETE WHERE { <who/1> ent:actor ?what }

# A reference to an actor names one actor.
INSERT DATA { <who/1> ent:actor <norway> }

# A reference to an actor has one of the nine kinds.
DELETE WHERE { <who/1> ent:actorClass ?what }

# A reference to an actor has one of the nine kinds.
INSERT DATA { <who/1> ent:actorClass ent:Meeting }

# A reference to an actor has its name.
DELETE WHERE { <who/1> rdfs:label ?what }
