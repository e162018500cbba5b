# A first day is one xsd:date.
INSERT DATA { <poland/membership/time> ent:firstDay "1998-02-01"^^xsd:date }

# A last day is one xsd:date.
INSERT DATA { <poland/membership/time> ent:lastDay "1999-01-01"^^xsd:date }

# ent:firstDay is after ent:lastDay.
DELETE { <poland/membership/time> ent:lastDay ?old } INSERT { <poland/membership/time> ent:lastDay "1997-01-01"^^xsd:date }
WHERE { <poland/membership/time> ent:lastDay ?old }
