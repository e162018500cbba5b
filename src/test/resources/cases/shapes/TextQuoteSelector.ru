# A quote has one oa:exact that is not empty.
DELETE WHERE { <passage/quote> oa:exact ?words }

# A quote has one oa:exact that is not empty.
DELETE { <passage/quote> oa:exact ?old } INSERT { <passage/quote> oa:exact "" } WHERE { <passage/quote> oa:exact ?old }

# oa:prefix is at most one text.
INSERT DATA { <passage/quote> oa:prefix "In " }

# oa:suffix is at most one text.
INSERT DATA { <passage/quote> oa:suffix "." }
