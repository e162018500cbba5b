# A position is a text that is not empty.
DELETE { <minister> ent:position ?old } INSERT { <minister> ent:position <ministry> } WHERE { <minister> ent:position ?old }
