# An engagement is of exactly one of the ten kinds.
# An ent:Project has no other roles than ent:partner and ent:beneficiary.
INSERT DATA { <agreement> a ent:Project }

# An engagement is of exactly one of the ten kinds.
DELETE WHERE { <agreement> a ent:Agreement }

# Who has a role is stated as ent:participant too, and the other way round.
DELETE WHERE { <transfer> ent:participant <norway> }

# Who has a role is stated as ent:participant too, and the other way round.
INSERT DATA { <transfer> ent:participant <council> }

# Participants are actors.
INSERT DATA { <exercise> ent:partner <north-sea> ; ent:participant <north-sea> }

# ent:amount is a schema:MonetaryAmount.
INSERT DATA { <event> ent:amount 100 }

# ent:quantity is a schema:QuantitativeValue.
INSERT DATA { <event> ent:quantity <agreement/amount> }

# ent:object is an ent:Equipment, ent:Commodity or ent:Technology.
INSERT DATA { <event> ent:object <equinor> }

# ent:place is an ent:Place.
INSERT DATA { <event> ent:place <norway> }

# ent:domain is a concept of the scheme entc:domain.
INSERT DATA { <event> ent:domain entc:limited }

# ent:status is one concept of the scheme entc:status.
INSERT DATA { <agreement> ent:status entc:completed }

# ent:status is one concept of the scheme entc:status.
INSERT DATA { <event> ent:status "completed" }

# An engagement is a part of another engagement.
INSERT DATA { <event> dcterms:isPartOf <document> }
