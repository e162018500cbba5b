# An ent:Exercise has no other roles than ent:partner.
INSERT DATA { <exercise> ent:party <council> ; ent:participant <council> }
