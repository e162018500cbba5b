# An ent:Meeting has no other roles than ent:partner.
INSERT DATA { <meeting> ent:host <council> ; ent:participant <council> }
