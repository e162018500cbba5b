# An ent:Conflict has no other roles than ent:initiator and ent:target.
INSERT DATA { <conflict> ent:partner <council> ; ent:participant <council> }
