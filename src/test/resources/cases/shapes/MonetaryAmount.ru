# An amount has one schema:value, a number in full units that is not negative.
DELETE WHERE { <agreement/amount> schema:value ?n }

# An amount has one schema:value, a number in full units that is not negative.
DELETE { <agreement/amount> schema:value ?old } INSERT { <agreement/amount> schema:value "1.5 billion" } WHERE { <agreement/amount> schema:value ?old }

# The upper bound of an amount is a number above schema:value.
INSERT DATA { <agreement/range> schema:maxValue 3.5 }

# An amount has one schema:currency, three letters by ISO 4217.
DELETE { <agreement/amount> schema:currency ?old } INSERT { <agreement/amount> schema:currency "euro" } WHERE { <agreement/amount> schema:currency ?old }

# ent:comparator is one of = < <= > >= ~, at most once.
INSERT DATA { <agreement/amount> ent:comparator "<" }
