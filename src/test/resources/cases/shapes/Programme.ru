# An ent:Programme has no other roles than ent:owner.
INSERT DATA { <programme> ent:partner <council> ; ent:participant <council> }
