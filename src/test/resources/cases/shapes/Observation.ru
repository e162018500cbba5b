# An observation is about one or more actors or engagements.
DELETE WHERE { <observation> ent:about ?what }

# An observation is about one or more actors or engagements.
INSERT DATA { <observation> ent:about <gas> }

# An observation has one ent:measure, a text.
DELETE WHERE { <observation> ent:measure ?what }

# An observation has one ent:measure, a text.
INSERT DATA { <observation> ent:measure "another"@en }

# An observation has one ent:value: a number or a concept of the scheme entc:level.
DELETE WHERE { <rating> ent:value ?what }

# An observation has one ent:value: a number or a concept of the scheme entc:level.
DELETE { <rating> ent:value ?old } INSERT { <rating> ent:value entc:agreed } WHERE { <rating> ent:value ?old }

# An observation has one ent:value: a number or a concept of the scheme entc:level.
DELETE { <observation> ent:value ?old } INSERT { <observation> ent:value "thirty" } WHERE { <observation> ent:value ?old }

# ent:unit is one text.
INSERT DATA { <observation> ent:unit "percent" }

# ent:comparator is one of = < <= > >= ~, at most once.
DELETE { <observation> ent:comparator ?old } INSERT { <observation> ent:comparator "about" } WHERE { <observation> ent:comparator ?old }
